package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.model.Conversation.BROADCAST;

import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.in.ConnectUser.Connection;
import org.junit.jupiter.api.Test;

class MonitorTest extends DeskUnderTest {
  private final Told told = new Told();
  private final Told other = new Told();

  @Test
  void isToldHowManyGotAMessage() {
    connect(alice, other);
    connect(bob, told);
    say(alice, BROADCAST, "one");
    say(alice, dm(bob, bob), "two");
    eventually(() -> assertThat(counted.delivered).hasValue(3));
    eventually(() -> assertThat(counted.flushed).hasPositiveValue());
    assertThat(counted.holesFound).hasValue(0);
    assertThat(counted.holesFilled).hasValue(0);
  }

  @Test
  void isToldOfHolesAndWhatFilledThem() {
    connect(bob, told);
    say(alice, BROADCAST, "one");
    eventually(() -> assertThat(told.texts()).containsExactly("one"));
    sayUnheard(alice, BROADCAST, "two");
    say(alice, BROADCAST, "three");
    eventually(() -> assertThat(told.texts()).containsExactly("one", "two", "three"));
    assertThat(counted.holesFound).hasValue(1);
    eventually(() -> assertThat(counted.holesFilled).hasValue(2));
  }

  @Test
  void isToldOfResumes() {
    MessageId first = say(alice, BROADCAST, "one");
    say(alice, BROADCAST, "two");
    say(alice, BROADCAST, "three");
    Connection connection = connect(bob, told);
    connection.resume(Map.of(BROADCAST, first), Optional.empty());
    eventually(() -> assertThat(counted.resumed).hasValue(1));
    assertThat(counted.replayed).hasValue(2);
    assertThat(counted.delivered)
        .as("what came live meanwhile may come as well")
        .hasValueGreaterThanOrEqualTo(2);
  }
}
