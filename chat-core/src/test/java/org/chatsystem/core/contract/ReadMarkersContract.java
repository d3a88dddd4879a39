package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.ReadMarkers;
import org.junit.jupiter.api.Test;

/** What {@link ReadMarkers} promises; that sending moves the sender's own is the log's part. */
public interface ReadMarkersContract extends StoreUnderTest {
  @Test
  default void showsTheMarkOnEveryNode() {
    Username alice = stranger();
    Conversation group = new Conversation.OfGroup(SampleGroups.newName());
    var id = new MessageId(1_763_818_080_123L, 57);
    backend().readMarkers().advance(alice, group, id);

    assertThat(otherNode().readMarkers().of(alice, List.of(group))).isEqualTo(Map.of(group, id));
  }

  @Test
  default void keepsOneMarkForEachReaderAndConversation() {
    Username alice = stranger();
    Username bob = stranger();
    Conversation dm = dm(alice, bob);
    Conversation unread = new Conversation.OfGroup(SampleGroups.newName());
    List<Conversation> asked = List.of(dm, unread, Conversation.BROADCAST);
    backend().readMarkers().advance(alice, dm, new MessageId(1_000, 1));
    backend().readMarkers().advance(bob, dm, new MessageId(2_000, 2));
    backend().readMarkers().advance(alice, Conversation.BROADCAST, new MessageId(3_000, 3));

    assertThat(backend().readMarkers().of(alice, asked))
        .isEqualTo(
            Map.of(dm, new MessageId(1_000, 1), Conversation.BROADCAST, new MessageId(3_000, 3)));
    assertThat(backend().readMarkers().of(bob, asked))
        .isEqualTo(Map.of(dm, new MessageId(2_000, 2)));
    assertThat(backend().readMarkers().of(alice, List.of())).isEmpty();
  }

  @Test
  default void neverMovesAMarkBack() {
    var further = new MessageId(1_000, 4);
    assertThat(markAfter(further, new MessageId(999, 9))).isEqualTo(further);
    assertThat(markAfter(further, new MessageId(1_000, 3))).isEqualTo(further);
    assertThat(markAfter(further, further)).isEqualTo(further);
  }

  @Test
  default void ordersMarksAsNumbersByTimeFirst() {
    var afterTheClock = new MessageId(1_000, 4);
    assertThat(markAfter(new MessageId(999, 5), afterTheClock)).isEqualTo(afterTheClock);
    var afterTen = new MessageId(1_000, 10);
    assertThat(markAfter(new MessageId(1_000, 9), afterTen)).isEqualTo(afterTen);
  }

  @Test
  default void endsAtTheFurtherOfTwoAtOnce() {
    List<Username> readers = Stream.generate(SampleUsers::stranger).limit(1_000).toList();
    var nearer = new MessageId(1_000, 1);
    var further = new MessageId(1_000, 2);
    InStep.race(
        readers.size(),
        round -> advance(backend(), readers.get(round), nearer),
        round -> advance(otherNode(), readers.get(round), further));

    assertThat(readers)
        .allSatisfy(
            each ->
                assertThat(backend().readMarkers().of(each, List.of(Conversation.BROADCAST)))
                    .containsEntry(Conversation.BROADCAST, further));
  }

  private static boolean advance(Backend node, Username reader, MessageId upTo) {
    node.readMarkers().advance(reader, Conversation.BROADCAST, upTo);
    return true;
  }

  private MessageId markAfter(MessageId first, MessageId second) {
    Username reader = stranger();
    backend().readMarkers().advance(reader, Conversation.BROADCAST, first);
    otherNode().readMarkers().advance(reader, Conversation.BROADCAST, second);
    return backend()
        .readMarkers()
        .of(reader, List.of(Conversation.BROADCAST))
        .get(Conversation.BROADCAST);
  }
}
