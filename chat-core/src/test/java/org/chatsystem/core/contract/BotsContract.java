package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Bots;
import org.junit.jupiter.api.Test;

/** What {@link Bots} promises. */
public interface BotsContract extends StoreUnderTest {
  @Test
  default void knowsTheBotsOfEachOwnerOnEveryNode() {
    Username alice = stranger();
    Username one = stranger();
    Username two = stranger();
    assertThat(backend().bots().add(alice, one, 2)).isTrue();
    assertThat(otherNode().bots().add(alice, two, 2)).isTrue();

    assertThat(backend().bots().of(alice)).containsExactlyInAnyOrder(one, two);
    assertThat(otherNode().bots().of(alice)).containsExactlyInAnyOrder(one, two);
    assertThat(backend().bots().of(stranger())).isEmpty();
    assertThat(backend().bots().of(one)).isEmpty();
  }

  @Test
  default void takesNoMoreThanSoMany() {
    Username alice = stranger();
    Username first = stranger();
    backend().bots().add(alice, first, 1);

    assertThat(otherNode().bots().add(alice, stranger(), 1)).isFalse();
    assertThat(otherNode().bots().add(alice, first, 1)).isTrue();
    assertThat(backend().bots().of(alice)).containsExactly(first);
  }

  @Test
  default void takesOneOut() {
    Username alice = stranger();
    Username bot = stranger();
    backend().bots().add(alice, bot, 1);
    otherNode().bots().remove(alice, bot);
    otherNode().bots().remove(alice, stranger());
    otherNode().bots().remove(stranger(), bot);

    assertThat(backend().bots().of(alice)).isEmpty();
    assertThat(backend().bots().add(alice, stranger(), 1)).isTrue();
  }

  @Test
  default void takesNoMoreThanSoManyOfManyAtOnce() {
    for (int round = 0; round < 20; round++) {
      Username alice = stranger();
      List<Boolean> added =
          Waiting.onAtOnce(
              8, i -> (i % 2 == 0 ? backend() : otherNode()).bots().add(alice, stranger(), 3));

      assertThat(added.stream().filter(each -> each)).hasSize(3);
      assertThat(backend().bots().of(alice)).hasSize(3);
    }
  }
}
