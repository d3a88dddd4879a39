package org.chatsystem.core.memory;

import static org.chatsystem.core.port.out.Appended.Reason.BLOCKED;
import static org.chatsystem.core.port.out.Appended.Reason.GROUP_NOT_FOUND;
import static org.chatsystem.core.port.out.Appended.Reason.MESSAGE_NOT_FOUND;
import static org.chatsystem.core.port.out.Appended.Reason.NOT_A_MEMBER;
import static org.chatsystem.core.port.out.Appended.Reason.USER_NOT_FOUND;

import java.time.Instant;
import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Retention;

/**
 * The one step that stores a message. It holds the sender's refs (if there is a ref), the group's
 * roster (if it is a group) and the conversation's log, in this order and no more: two
 * conversations never wait for each other.
 */
final class Appending {
  private final SharedStore store;
  private final Retention retention;

  Appending(SharedStore store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  Appended append(Draft draft) {
    store.refs().forgetBefore(store.clock().instant());
    return draft
        .ref()
        .map(ref -> store.refs().once(draft.from(), ref, () -> appendIfAllowed(draft)))
        .orElseGet(() -> appendIfAllowed(draft));
  }

  private Appended appendIfAllowed(Draft draft) {
    if (draft.conversation() instanceof Conversation.OfGroup group) {
      return store
          .groups()
          .room(group.group())
          .map(room -> appendIfMember(room, draft))
          .orElseGet(() -> new Appended.Refused(GROUP_NOT_FOUND));
    }
    if (draft.conversation() instanceof Conversation.Direct direct
        && (!store.users().has(direct.peerOf(draft.from())) || store.gone().hasOneOf(direct))) {
      return new Appended.Refused(USER_NOT_FOUND);
    }
    return store(draft, Readership.outsideGroups(draft.conversation(), store.users()));
  }

  private Appended appendIfMember(Room room, Draft draft) {
    synchronized (room) { // the roster stays as it is until the message is announced
      return room.roleOf(draft.from()).isPresent()
          ? store(draft, Readership.ofGroup(room))
          : new Appended.Refused(NOT_A_MEMBER);
    }
  }

  private Appended store(Draft draft, Readership readership) {
    ConversationLog log = store.logs().findOrBegin(draft.conversation());
    synchronized (log) { // so that events come in the order of ids
      if (draft.conversation() instanceof Conversation.Direct direct
          && store.blocks().isBetween(direct)) {
        return new Appended.Refused(BLOCKED);
      }
      Instant now = store.clock().instant();
      MessageId oldest = MessageId.startOf(now.minus(retention.age()));
      if (draft.replyTo().filter(id -> !mayBeAnswered(id, log, oldest)).isPresent()) {
        return new Appended.Refused(MESSAGE_NOT_FOUND);
      }
      MessageId previous = log.head();
      List<Username> mentioned =
          draft.content().mentioned().stream().filter(readership::includes).toList();
      Message message = log.append(draft, mentioned, now);
      log.trim(oldest, retention.messages());
      store.readMarkers().advanceSender(draft.from(), draft.conversation(), message.id());
      if (draft.conversation() instanceof Conversation.Direct direct) {
        store.index().add(direct.first(), direct);
        store.index().add(direct.second(), direct);
      }
      store.announce(
          draft.conversation(), new MessageStored(message, previous, readership.roster()));
      return new Appended.Stored(draft.conversation(), message.id(), false);
    }
  }

  private static boolean mayBeAnswered(MessageId id, ConversationLog log, MessageId oldest) {
    return log.find(id, oldest).filter(message -> !message.isDeleted()).isPresent();
  }
}
