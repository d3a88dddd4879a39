package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.MessageChanges.Changed;
import org.chatsystem.core.port.out.MessageChanges.Reason;

/** What the parts of {@link MessageChangesContract} do again and again. */
interface ChangeUnderTest extends LogUnderTest {
  Emoji THUMB = new Emoji("👍");
  Emoji HEART = new Emoji("❤️");
  Optional<Duration> FOR_EVER = Optional.empty();

  static Changed edit(Backend node, Conversation in, MessageId id, Username author, String text) {
    return node.changes().edit(in, id, author, new Content(text), FOR_EVER);
  }

  static Changed delete(Backend node, Conversation in, MessageId id, Username actor) {
    return node.changes().delete(in, id, actor, FOR_EVER);
  }

  static Changed react(Backend node, Conversation in, MessageId id, Username actor, Emoji emoji) {
    return node.changes().react(in, id, actor, emoji, false);
  }

  static Changed unreact(Backend node, Conversation in, MessageId id, Username actor, Emoji emoji) {
    return node.changes().react(in, id, actor, emoji, true);
  }

  /** The message as it is after a change that must not be refused. */
  static Message done(Changed changed) {
    assertThat(changed).isInstanceOf(Changed.Done.class);
    return ((Changed.Done) changed).message();
  }

  static void assertRefused(Changed changed, Reason reason) {
    assertThat(changed).isEqualTo(new Changed.Refused(reason));
  }

  /** The message as the log shows it. */
  static Message now(Backend node, Conversation in, MessageId id) {
    return all(node, in).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  static List<MessageChanged> changes(Backend node, Conversation in) {
    return node.changes().after(in, ChangeId.NONE, 10_000);
  }

  static List<MessageChange> kinds(List<MessageChanged> changes) {
    return changes.stream().map(MessageChanged::change).toList();
  }
}
