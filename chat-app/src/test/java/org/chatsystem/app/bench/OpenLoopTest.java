package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a clock that stands still or leaps as the test says. */
class OpenLoopTest {
  private static final long MILLI = 1_000_000;

  private final Load load = new Load(1, 100, new Tally());
  private final Room room = Room.dm(0, List.of(client("a"), client("b")), load);
  private final OpenLoop loop = new OpenLoop(List.of(room), new Schedule(0, 1_000));

  @Test
  void sendsWhatIsDueAndTellsWhenTheNextOneIs() {
    assertThat(loop.turn(0)).isEqualTo(MILLI);
    assertThat(loop.turn(MILLI / 2)).isEqualTo(MILLI);
    assertThat(sent()).isEqualTo(1);
    assertThat(loop.turn(MILLI)).isEqualTo(2 * MILLI);
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void catchesUpAfterAStallInsteadOfLeavingMessagesOut() {
    loop.turn(0);
    loop.turn(100 * MILLI);
    assertThat(sent()).isEqualTo(101);
  }

  @Test
  void doesNotSlowDownWhenNothingIsAnswered() {
    for (long now = 0; now < 1_000 * MILLI; now += MILLI) {
      loop.turn(now);
    }
    assertThat(sent()).isEqualTo(1_000);
  }

  private int sent() {
    return room.lanes().stream().mapToInt(Lane::sent).sum();
  }

  private Client client(String name) {
    return new Client(new Account(name, ""), URI.create("ws://127.0.0.1:1"), load);
  }
}
