package org.chatsystem.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.Retention;

/** Changes messages, and tells what has changed: one script for each step. */
final class RedisMessageChanges implements MessageChanges {
  /**
   * What is done.
   *
   * @param letter what the script calls it
   * @param what the content, or the emoji
   * @param names whom the content may mention
   * @param more what the script needs beside that
   */
  private record Deed(String letter, String what, List<Username> names, String more) {
    static Deed edit(Content content, List<Username> names) {
      return new Deed("E", content.text(), names, MessageCodec.joined(names));
    }

    static Deed delete() {
      return new Deed("D", "", List.of(), "");
    }

    static Deed react(Emoji emoji, boolean removed) {
      return new Deed("R", emoji.value(), List.of(), removed ? "1" : "0");
    }
  }

  private final Store store;
  private final Keys keys;
  private final Retention retention;

  RedisMessageChanges(Store store, Keys keys, Retention retention) {
    this.store = store;
    this.keys = keys;
    this.retention = retention;
  }

  @Override
  public Changed edit(
      Conversation conversation,
      MessageId id,
      Username author,
      Content content,
      Optional<Duration> window) {
    List<Username> names = MessageCodec.mayBeMentioned(conversation, content);
    return change(conversation, id, author, Deed.edit(content, names), window);
  }

  @Override
  public Changed delete(
      Conversation conversation, MessageId id, Username actor, Optional<Duration> window) {
    return change(conversation, id, actor, Deed.delete(), window);
  }

  @Override
  public Changed react(
      Conversation conversation, MessageId id, Username actor, Emoji emoji, boolean removed) {
    return change(conversation, id, actor, Deed.react(emoji, removed), Optional.empty());
  }

  private Changed change(
      Conversation conversation,
      MessageId id,
      Username actor,
      Deed deed,
      Optional<Duration> window) {
    Call call =
        Call.of(Script.CHANGE_MESSAGE)
            .key(keys.log(conversation))
            .key(keys.edits(conversation))
            .key(keys.edited(conversation))
            .key(keys.revisions(conversation));
    if (conversation instanceof Conversation.Direct) {
      call.key(keys.reads(conversation));
    } else if (conversation instanceof Conversation.OfGroup of) {
      call.key(keys.group(of.group())).key(keys.members(of.group()));
    } else if (conversation instanceof Conversation.Broadcast) {
      deed.names().forEach(each -> call.key(keys.account(each)));
    }
    call.arg(deed.letter())
        .arg(id.toString())
        .arg(actor.value())
        .arg(conversation.key())
        .arg(retention.messages())
        .arg(retention.age().toMillis())
        .arg(window.map(most -> Long.toString(most.toMillis())).orElse(""))
        .arg(KEPT)
        .arg(deed.what())
        .arg(deed.more())
        .arg(MAX_KINDS)
        .arg(MAX_REACTIONS)
        .args(keys.channels(conversation));
    return changed(id, conversation, store.run(call));
  }

  private static Changed changed(MessageId id, Conversation conversation, Object answer) {
    if (answer instanceof Long refusal) {
      return new Changed.Refused(reasonOf(refusal));
    }
    List<String> parts = Reply.texts(answer);
    return new Changed.Done(ChangeCodec.message(id, conversation, parts.get(0), parts.get(1)));
  }

  private static Reason reasonOf(long refusal) {
    return switch ((int) refusal) {
      case -1 -> Reason.GROUP_NOT_FOUND;
      case -2 -> Reason.NOT_A_MEMBER;
      case -3 -> Reason.MESSAGE_NOT_FOUND;
      case -4 -> Reason.NOT_ONES_OWN;
      case -5 -> Reason.TOO_LATE;
      case -6 -> Reason.TOO_MANY_REACTIONS;
      default -> Reason.BLOCKED;
    };
  }

  @Override
  public List<MessageChanged> after(Conversation conversation, ChangeId after, int limit) {
    if (limit < 1) {
      return List.of();
    }
    Call call =
        Call.of(Script.READ_CHANGES)
            .key(keys.revisions(conversation))
            .key(keys.edits(conversation))
            .arg(after.toString())
            .arg(limit);
    return Reply.list(store.run(call)).stream()
        .map(Reply::texts)
        .map(parts -> changed(conversation, parts))
        .toList();
  }

  private static MessageChanged changed(Conversation conversation, List<String> parts) {
    return new MessageChanged(
        conversation,
        ChangeId.parse(parts.get(0)),
        ChangeId.parse(parts.get(1)),
        Long.parseLong(parts.get(2)),
        ChangeCodec.decode(parts.get(3)));
  }

  @Override
  public Map<Conversation, Newest> newest(Collection<Conversation> conversations) {
    List<Conversation> asked = List.copyOf(conversations);
    List<Object> answers = store.runAll(asked.stream().map(this::newest).toList());
    var newest = new HashMap<Conversation, Newest>();
    for (int i = 0; i < asked.size(); i++) {
      List<?> answer = Reply.list(answers.get(i));
      if (!answer.isEmpty()) {
        MessageId message = MessageId.parse(Reply.text(answer.get(0)));
        ChangeId change =
            answer.size() > 1 ? ChangeId.parse(Reply.text(answer.get(1))) : ChangeId.NONE;
        newest.put(asked.get(i), new Newest(message, change));
      }
    }
    return newest;
  }

  private Call newest(Conversation conversation) {
    return Call.of(Script.NEWEST)
        .key(keys.log(conversation))
        .key(keys.reads(conversation))
        .key(keys.revisions(conversation));
  }
}
