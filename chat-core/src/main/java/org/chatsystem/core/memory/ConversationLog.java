package org.chatsystem.core.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Draft;

/**
 * The messages of one conversation. Its monitor is the lock of whoever appends; readers take none.
 */
final class ConversationLog {
  private final ConcurrentNavigableMap<MessageId, Message> messages = new ConcurrentSkipListMap<>();
  private final Mentions mentions = new Mentions();
  private final ChangeLog changes = new ChangeLog();
  private volatile MessageId head;

  ConversationLog() {
    head = MessageId.NONE;
  }

  /**
   * Takes the place of a log whose messages are gone: the first id has this millisecond at least.
   */
  ConversationLog(long millis) {
    head = new MessageId(millis, 0);
  }

  /** The newest id that was given out; one of seq 0 before the first. */
  MessageId head() {
    return head;
  }

  /**
   * Gives the draft the next id and keeps it.
   *
   * @param mentioned whom it mentions of those who may read it
   */
  synchronized Message append(Draft draft, List<Username> mentioned, Instant now) {
    var id = new MessageId(Math.max(head.millis(), now.toEpochMilli()), head.seq() + 1);
    var message =
        new Message(
                id,
                draft.conversation(),
                draft.from(),
                draft.content(),
                draft.ref(),
                draft.origin(),
                draft.replyTo(),
                mentioned)
            .carrying(draft.attachments());
    messages.put(id, message);
    mentions.add(message);
    head = id;
    return message;
  }

  /** What this seq is short for: the head for one beyond it; nothing for one that is removed. */
  synchronized Optional<MessageId> idOf(long seq) {
    if (seq >= head.seq()) {
      return Optional.of(head);
    }
    // seqs are dense, and mostly those near the head are asked for
    return messages.descendingKeySet().stream().skip(head.seq() - seq).findFirst();
  }

  /** Removes what is not after this id, and all but so many of the newest; tells how many. */
  synchronized long trim(MessageId oldest, int most) {
    long removed = 0;
    for (var first = messages.firstEntry();
        first != null && isTooMuch(first.getKey(), oldest, most);
        first = messages.firstEntry()) {
      messages.remove(first.getKey());
      mentions.remove(first.getValue());
      removed++;
    }
    return removed;
  }

  /** How many messages there are; counts them. */
  long size() {
    return messages.size();
  }

  /** What they say, in bytes; counts them. */
  long bytes() {
    return messages.values().stream()
        .mapToLong(each -> each.content().text().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** The message of this id, unless it is too old. */
  Optional<Message> find(MessageId id, MessageId oldest) {
    return id.isAfter(oldest) ? Optional.ofNullable(messages.get(id)) : Optional.empty();
  }

  /** Keeps a message as it is now, and what became of it. */
  synchronized MessageChanged change(
      Message message, MessageChange change, long roster, Instant now) {
    Message before = messages.put(message.id(), message);
    mentions.remove(before);
    mentions.add(message);
    var event =
        new MessageChanged(
            message.conversation(), changes.next(now), changes.last(), roster, change);
    changes.add(event);
    return event;
  }

  ChangeId lastChange() {
    return changes.last();
  }

  /** The changes after this one; of what has been edited, what it says now. */
  List<MessageChanged> changesAfter(ChangeId after, int limit) {
    return changes.after(after, limit).stream().map(this::asItIsNow).toList();
  }

  private MessageChanged asItIsNow(MessageChanged changed) {
    return changed.change() instanceof MessageChange.Edited edited
        ? new MessageChanged(
            changed.conversation(),
            changed.id(),
            changed.previous(),
            changed.roster(),
            asItIsNow(edited))
        : changed;
  }

  private MessageChange asItIsNow(MessageChange.Edited edited) {
    Message now = messages.get(edited.message());
    return now == null || now.isDeleted()
        ? new MessageChange.Deleted(edited.message())
        : new MessageChange.Edited(
            now.id(), now.content(), now.mentioned(), now.editedAt().orElseThrow());
  }

  /** How many messages after this point mention the user. */
  long mentionsAfter(MessageId point, Username user) {
    return mentions.after(point, user);
  }

  void forgetMentionsOf(Username user) {
    mentions.forget(user);
  }

  List<Message> after(MessageId after, int limit) {
    return messages.tailMap(after, false).values().stream().limit(limit).toList();
  }

  /**
   * Those before an id, or the newest if it is {@code null}, as far as they are after the oldest.
   */
  List<Message> before(MessageId before, MessageId oldest, int limit) {
    NavigableMap<MessageId, Message> until =
        before == null ? messages : messages.headMap(before, false);
    List<Message> newestFirst =
        new ArrayList<>(
            until.descendingMap().values().stream()
                .takeWhile(message -> message.id().isAfter(oldest))
                .limit(limit)
                .toList());
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  Optional<Message> newestAfter(MessageId oldest) {
    return Optional.ofNullable(messages.lastEntry())
        .map(Map.Entry::getValue)
        .filter(message -> message.id().isAfter(oldest));
  }

  /** Seqs are dense, so they tell how many messages are newer. */
  private boolean isTooMuch(MessageId id, MessageId oldest, int most) {
    return !id.isAfter(oldest) || head.seq() - id.seq() >= most;
  }
}
