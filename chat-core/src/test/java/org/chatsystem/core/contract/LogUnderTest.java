package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Draft;

/** What the parts of {@link MessageLogContract} do with a log again and again. */
interface LogUnderTest extends StoreUnderTest {
  /** So many appends are answered in time even by a store that is busy. */
  int AT_ONCE = 500;

  /** One node for the even threads, the other one for the odd. */
  default Backend node(int thread) {
    return thread % 2 == 0 ? backend() : otherNode();
  }

  /** Appends and waits for the answer, whatever it is. */
  static Appended answer(Backend node, Draft draft) {
    return Waiting.on(node.log().append(draft));
  }

  /** Appends what must not be refused. */
  static Appended.Stored stored(Backend node, Draft draft) {
    return (Appended.Stored) answer(node, draft);
  }

  /** Says so many things, hundreds at once; their ids in the order of the calls. */
  static List<MessageId> say(Backend node, Conversation conversation, Username from, int count) {
    List<MessageId> ids = new ArrayList<>();
    for (int said = 0; said < count; said += AT_ONCE) {
      IntStream numbers = IntStream.range(said, Math.min(count, said + AT_ONCE));
      ids.addAll(sayAtOnce(node, conversation, from, numbers));
    }
    return ids;
  }

  private static List<MessageId> sayAtOnce(
      Backend node, Conversation conversation, Username from, IntStream numbers) {
    List<CompletionStage<Appended>> answers =
        numbers
            .mapToObj(i -> node.log().append(draft(conversation, from, "message " + i)))
            .toList();
    return answers.stream().map(each -> ((Appended.Stored) Waiting.on(each)).id()).toList();
  }

  /** The texts {@code message n} for every third n below the end. */
  static List<String> everyThird(int start, int end) {
    return IntStream.range(0, end)
        .filter(i -> i % 3 == start)
        .mapToObj(i -> "message " + i)
        .toList();
  }

  /** Nothing was ever said there, on any node. */
  default void assertUntouched(Conversation conversation) {
    for (Backend node : List.of(backend(), otherNode())) {
      assertThat(node.log().heads(List.of(conversation))).isEmpty();
      assertThat(node.log().latest(List.of(conversation))).isEmpty();
      assertThat(all(node, conversation)).isEmpty();
    }
  }

  /** Everything, oldest first. */
  static List<Message> all(Backend node, Conversation conversation) {
    return node.log().readAfter(conversation, MessageId.NONE, 10_000);
  }
}
