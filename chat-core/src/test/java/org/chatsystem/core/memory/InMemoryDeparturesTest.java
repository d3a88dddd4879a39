package org.chatsystem.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.Optional;
import org.chatsystem.core.contract.DeparturesContract;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class InMemoryDeparturesTest extends MemoryUnderTest implements DeparturesContract {
  @Override
  public void reserve(Username name) {
    backend().store().gone().begin(name, clock.instant());
  }

  @Test
  void aNameIsDueWhenNothingIsKeptThatWasSaidUnderIt() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    backend().departures().begin(alice, Optional.empty());

    pass(Retention.DEFAULT.age().plus(Departures.MARGIN).minus(Duration.ofSeconds(1)));
    assertThat(backend().departures().due(10)).isEmpty();

    pass(Duration.ofSeconds(1));
    assertThat(backend().departures().due(10)).containsExactly(alice);
  }
}
