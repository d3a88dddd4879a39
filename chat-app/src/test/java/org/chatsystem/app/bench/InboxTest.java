package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection makes of the frames that come. */
class InboxTest {
  private static final URI NOWHERE = URI.create("ws://127.0.0.1:1");
  private static final int RUN = 7;

  private final Tally tally = new Tally();
  private final Load load = new Load(RUN, 100, tally);
  private final Client alice = new Client(new Account("alice", ""), NOWHERE, load);
  private final Client bob = new Client(new Account("bob", ""), NOWHERE, load);
  private final Room room = Room.of(3, "devs", List.of(alice, bob), load);
  private final Inbox inbox = new Inbox(bob, load);
  private final Counting counting = new Counting();

  InboxTest() {
    inbox.listener(counting);
    inbox.add(room.receptions().get(1));
    for (int i = 0; i < 10; i++) {
      room.lane(0).send(i);
    }
  }

  @Test
  void takesMessagesOnceAndInOrder() {
    message(1, "100-1");
    message(2, "100-2");
    message(3, "101-3");
    assertThat(counting.delivered).isEqualTo(3);
    assertThat(tally.isClean()).isTrue();
  }

  @Test
  void findsALostOne() {
    message(1, "100-1");
    message(3, "100-3");
    assertThat(room.receptions().get(1).lost()).isEqualTo(8);
  }

  @Test
  void findsADoubledOne() {
    message(1, "100-1");
    message(1, "100-1");
    assertThat(tally.doubled).isEqualTo(1);
    assertThat(counting.delivered).isEqualTo(1);
  }

  @Test
  void findsSwappedOnes() {
    message(2, "100-2");
    message(1, "100-1");
    assertThat(tally.disordered).isEqualTo(1);
  }

  @Test
  void findsIdsThatDoNotGrowThoughTheSenderKeptItsOrder() {
    message(1, "100-2");
    message(2, "100-1");
    assertThat(tally.disordered).isEqualTo(1);
  }

  @Test
  void findsWhatIsNotForThisConnection() {
    text("{\"type\":\"group\",\"id\":\"1-1\",\"content\":\"" + marker('@', RUN, 4, 0, 1) + "\"}");
    text("{\"type\":\"group\",\"id\":\"1-1\",\"content\":\"" + marker('@', RUN, 3, 1, 1) + "\"}");
    text("{\"type\":\"group\",\"id\":\"1-1\",\"content\":\"" + marker('@', RUN, 3, 0, 11) + "\"}");
    assertThat(tally.misdelivered).isEqualTo(3);
  }

  @Test
  void overlooksOtherRunsAndOtherFrames() {
    text("{\"type\":\"group\",\"id\":\"1-1\",\"content\":\"" + marker('@', 8, 3, 0, 1) + "\"}");
    text("{\"type\":\"presence\",\"user\":\"carol\",\"online\":true}");
    assertThat(tally.isClean()).isTrue();
  }

  @Test
  void matchesAcksAndRefusalsByTheirRefs() {
    room.lane(1).send(1);
    room.lane(1).send(2);
    text("{\"type\":\"ack\",\"ref\":\"" + marker('#', RUN, 3, 1, 1) + "\",\"id\":\"1-1\"}");
    text("{\"type\":\"error\",\"code\":\"x\",\"ref\":\"" + marker('#', RUN, 3, 1, 2) + "\"}");
    assertThat(counting.stored).isEqualTo(1);
    assertThat(counting.refused).isEqualTo(1);
    assertThat(room.lane(1).unanswered()).isZero();
    assertThat(tally.refused).isEqualTo(1);
  }

  @Test
  void findsAnAckThatNobodyAwaits() {
    text("{\"type\":\"ack\",\"ref\":\"" + marker('#', RUN, 3, 1, 1) + "\",\"id\":\"1-1\"}");
    assertThat(tally.doubled).isEqualTo(1);
  }

  private void message(int number, String id) {
    text(
        "{\"type\":\"group\",\"id\":\""
            + id
            + "\",\"from\":\"alice\",\"content\":\""
            + marker('@', RUN, 3, 0, number)
            + "xx\"}");
  }

  private void text(String frame) {
    byte[] bytes = Bytes.of("??" + frame);
    inbox.text(bytes, 2, bytes.length);
  }

  private static String marker(char sign, int run, int room, int lane, int number) {
    byte[] bytes = new byte[Marker.LENGTH];
    Marker.write(bytes, 0, (byte) sign, run, room, lane);
    Marker.stamp(bytes, 0, number, 5);
    return Bytes.text(bytes, 0, bytes.length);
  }

  private static final class Counting implements ClientListener {
    int delivered;
    int stored;
    int refused;

    @Override
    public void welcomed(Client client, long nanos) {}

    @Override
    public void delivered(Room room, long stamp, long nanos) {
      delivered++;
    }

    @Override
    public void answered(Lane lane, boolean isStored, long stamp, long nanos) {
      if (isStored) {
        stored++;
      } else {
        refused++;
      }
    }

    @Override
    public void lost(Client client) {}
  }
}
