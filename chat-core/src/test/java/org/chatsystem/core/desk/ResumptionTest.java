package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Conversation.BROADCAST;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.in.ConnectUser.Connection;
import org.chatsystem.core.port.out.Notice;
import org.junit.jupiter.api.Test;

class ResumptionTest extends DeskUnderTest {
  private final Told told = new Told();
  private final Conversation talk = dm(alice, bob);

  private List<MessageId> say(int messages) {
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      ids.add(say(alice, talk, "m" + i));
    }
    return ids;
  }

  private void awaitResumed(int replayed) {
    eventually(
        () ->
            assertThat(told.all(Notice.Resumed.class))
                .containsExactly(new Notice.Resumed(replayed)));
  }

  @Test
  void replaysWhatCameAfterTheCursor() {
    List<MessageId> ids = say(5);
    connect(bob, told).resume(Map.of(talk, ids.get(1)), Optional.empty());
    awaitResumed(3);
    assertThat(told.ids(talk)).isEqualTo(ids.subList(2, 5));
  }

  @Test
  void tellsOfAGapInsteadOfTooMuch() {
    List<MessageId> ids = say(12);
    connect(bob, told).resume(Map.of(talk, ids.get(0)), Optional.empty());
    awaitResumed(0);
    assertThat(told.all(Notice.Gap.class))
        .containsExactly(new Notice.Gap(bob, talk, ids.get(0), ids.get(11)));
    MessageId next = say(alice, talk, "live");
    eventually(() -> assertThat(told.ids(talk)).containsExactly(next));
  }

  @Test
  void skipsWhatIsNotOnesOwnAndStillResumes() {
    var foreign = new Conversation.OfGroup(SampleGroups.founded(backend.plain(), alice));
    connect(bob, told)
        .resume(
            Map.of(
                foreign,
                MessageId.NONE,
                dm(bob, stranger()),
                MessageId.NONE,
                dm(alice, stranger()),
                MessageId.NONE),
            Optional.empty());
    awaitResumed(0);
  }

  @Test
  void resumesWhereNothingWasSaid() {
    connect(bob, told).resume(Map.of(), Optional.of(Instant.EPOCH));
    awaitResumed(0);
  }

  @Test
  void takesTheEndsOfTime() {
    Connection connection = connect(bob, told);
    connection.resume(Map.of(), Optional.of(Instant.MIN));
    connection.resume(Map.of(), Optional.of(Instant.MAX));
    eventually(() -> assertThat(told.all(Notice.Resumed.class)).hasSize(2));
  }

  @Test
  void aCursorOutOfTheFutureSilencesNothing() {
    say(1);
    var future = new MessageId(999_999_999_999_999L, 1);
    connect(bob, told).resume(Map.of(talk, future), Optional.of(Instant.now().plusSeconds(3_600)));
    eventually(() -> assertThat(told.all(Notice.Resumed.class)).hasSize(1));
    MessageId next = say(alice, talk, "live");
    MessageId everybody = say(alice, BROADCAST, "all");
    eventually(() -> assertThat(told.ids(talk)).endsWith(next));
    eventually(() -> assertThat(told.ids(BROADCAST)).containsExactly(everybody));
  }

  @Test
  void liveTrafficFollowsTheReplayOnce() {
    List<MessageId> ids = new ArrayList<>(say(2));
    Connection connection = connect(bob, told);
    var other = new Told();
    connect(bob, other);
    MessageId[] meanwhile = new MessageId[1];
    backend.afterReads(
        read -> {
          if (read.equals("readAfter") && meanwhile[0] == null) {
            // after the log has answered, and all the way through before its answer is used
            meanwhile[0] = say(alice, talk, "meanwhile");
            eventually(() -> assertThat(other.ids(talk)).contains(meanwhile[0]));
          }
        });
    connection.resume(Map.of(talk, MessageId.NONE), Optional.empty());
    eventually(() -> assertThat(told.all(Notice.Resumed.class)).hasSize(1));
    MessageId last = say(alice, talk, "last");
    ids.add(meanwhile[0]);
    ids.add(last);
    eventually(() -> assertThat(told.ids(talk)).isEqualTo(ids));
  }

  @Test
  void isNotTwiceWhatTheReplayHadAheadOfTheBus() {
    Connection connection = connect(bob, told);
    bus.stall();
    MessageId one = say(alice, talk, "one");
    connection.resume(Map.of(talk, MessageId.NONE), Optional.empty());
    awaitResumed(1);
    bus.flow();
    MessageId two = say(alice, talk, "two");
    eventually(() -> assertThat(told.ids(talk)).containsExactly(one, two));
  }

  @Test
  void afterClosingNothingIsTold() {
    Connection connection = connect(bob, told);
    connection.close();
    connection.resume(Map.of(talk, MessageId.NONE), Optional.empty());
    say(3);
    var other = new Told();
    connect(bob, other);
    say(1);
    eventually(() -> assertThat(other.ids(talk)).hasSize(1));
    assertThat(told.notices()).hasSize(1);
  }
}
