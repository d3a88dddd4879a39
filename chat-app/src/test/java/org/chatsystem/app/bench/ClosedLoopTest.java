package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
  private final Load load = new Load(1, 100, new Tally());
  private final Room room =
      Room.of(0, "devs", List.of(client("a"), client("b"), client("c")), load);
  private final ClosedLoop loop = new ClosedLoop(List.of(room), 2);

  ClosedLoopTest() {
    loop.turn(0);
  }

  @Test
  void beginsWithAFullWindow() {
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void sendsTheNextWhenOneIsAckedAndDeliveredToAll() {
    loop.answered(room, true, 1);
    loop.delivered(room);
    assertThat(sent()).isEqualTo(2);
    loop.delivered(room);
    assertThat(sent()).isEqualTo(3);
  }

  @Test
  void waitsForAnAckThatIsLaterThanTheDeliveries() {
    loop.delivered(room);
    loop.delivered(room);
    assertThat(sent()).isEqualTo(2);
    loop.answered(room, true, 1);
    assertThat(sent()).isEqualTo(3);
  }

  @Test
  void pausesAfterARefusal() {
    loop.answered(room, false, 1_000);
    assertThat(loop.turn(2_000)).isEqualTo(50_001_000);
    assertThat(sent()).isEqualTo(2);
    loop.turn(50_001_000);
    assertThat(sent()).isEqualTo(3);
  }

  private int sent() {
    return room.lanes().stream().mapToInt(Lane::sent).sum();
  }

  private Client client(String name) {
    return new Client(new Account(name, ""), URI.create("ws://127.0.0.1:1"), load);
  }
}
