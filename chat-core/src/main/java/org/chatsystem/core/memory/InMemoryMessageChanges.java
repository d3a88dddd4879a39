package org.chatsystem.core.memory;

import java.time.Duration;
import java.time.Instant;
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
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.Retention;

/**
 * Changes messages: like {@link Appending}, in one step that holds the group's roster (if it is a
 * group) and the conversation's log.
 */
final class InMemoryMessageChanges implements MessageChanges {
  /** Decides what becomes of a message, and has it become so. */
  private interface Deed {
    Changed on(Message message, Place place);
  }

  /**
   * Where it is done.
   *
   * @param role the actor's, in a group
   */
  private record Place(
      Conversation conversation,
      ConversationLog log,
      Readership readership,
      Optional<Role> role,
      Instant now) {}

  private final SharedStore store;
  private final Retention retention;

  InMemoryMessageChanges(SharedStore store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  @Override
  public Changed edit(
      Conversation conversation,
      MessageId id,
      Username author,
      Content content,
      Optional<Duration> window) {
    return change(
        conversation,
        id,
        author,
        (message, place) -> {
          if (message.isDeleted()) {
            return refused(Reason.MESSAGE_NOT_FOUND);
          }
          if (isBlocked(conversation)) {
            return refused(Reason.BLOCKED);
          }
          if (!message.from().equals(author)) {
            return refused(Reason.NOT_ONES_OWN);
          }
          if (isTooLate(message, window, place)) {
            return refused(Reason.TOO_LATE);
          }
          List<Username> mentioned =
              content.mentioned().stream().filter(place.readership()::includes).toList();
          var edited = new MessageChange.Edited(id, content, mentioned, millisOf(place.now()));
          return done(message.edited(content, mentioned, edited.at()), edited, place);
        });
  }

  /** Stores know no finer time. */
  private static Instant millisOf(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  @Override
  public Changed delete(
      Conversation conversation, MessageId id, Username actor, Optional<Duration> window) {
    return change(
        conversation,
        id,
        actor,
        (message, place) -> {
          boolean manages = place.role().map(Role::managesMembers).orElse(false);
          if (!manages && !message.from().equals(actor)) {
            return refused(Reason.NOT_ONES_OWN);
          }
          if (message.isDeleted()) {
            return new Changed.Done(message);
          }
          if (!manages && isTooLate(message, window, place)) {
            return refused(Reason.TOO_LATE);
          }
          return done(message.deleted(), new MessageChange.Deleted(id), place);
        });
  }

  @Override
  public Changed react(
      Conversation conversation, MessageId id, Username actor, Emoji emoji, boolean removed) {
    return change(
        conversation,
        id,
        actor,
        (message, place) -> {
          if (message.isDeleted()) {
            return refused(Reason.MESSAGE_NOT_FOUND);
          }
          if (isBlocked(conversation)) {
            return refused(Reason.BLOCKED);
          }
          List<Reaction> before = message.reactions();
          if (Reactions.has(before, actor, emoji) != removed) {
            return new Changed.Done(message);
          }
          var reacted = new MessageChange.Reacted(id, actor, emoji, removed);
          return (removed
                  ? Optional.of(Reactions.without(before, actor, emoji))
                  : Reactions.with(before, actor, emoji))
              .map(all -> done(message.reacted(all), reacted, place))
              .orElse(refused(Reason.TOO_MANY_REACTIONS));
        });
  }

  private Changed change(Conversation conversation, MessageId id, Username actor, Deed deed) {
    if (!(conversation instanceof Conversation.OfGroup of)) {
      Readership readership = Readership.outsideGroups(conversation, store.users());
      return change(conversation, id, deed, readership, Optional.empty());
    }
    Optional<Room> room = store.groups().room(of.group());
    if (room.isEmpty()) {
      return refused(Reason.GROUP_NOT_FOUND);
    }
    synchronized (room.get()) { // the roster stays as it is until the change is announced
      Optional<Role> role = room.get().roleOf(actor);
      return role.isEmpty()
          ? refused(Reason.NOT_A_MEMBER)
          : change(conversation, id, deed, Readership.ofGroup(room.get()), role);
    }
  }

  private Changed change(
      Conversation conversation,
      MessageId id,
      Deed deed,
      Readership readership,
      Optional<Role> role) {
    Optional<ConversationLog> log = store.logs().find(conversation);
    if (log.isEmpty()) {
      return refused(Reason.MESSAGE_NOT_FOUND);
    }
    synchronized (log.get()) { // so that events come in the order of ids
      Instant now = store.clock().instant();
      var place = new Place(conversation, log.get(), readership, role, now);
      return log.get()
          .find(id, MessageId.startOf(now.minus(retention.age())))
          .map(message -> deed.on(message, place))
          .orElse(refused(Reason.MESSAGE_NOT_FOUND));
    }
  }

  private Changed done(Message message, MessageChange change, Place place) {
    MessageChanged event =
        place.log().change(message, change, place.readership().roster(), place.now());
    store.announce(place.conversation(), event);
    return new Changed.Done(message);
  }

  /** Or one of the two is gone. */
  private boolean isBlocked(Conversation conversation) {
    return conversation instanceof Conversation.Direct direct
        && (store.blocks().isBetween(direct) || store.gone().hasOneOf(direct));
  }

  private static boolean isTooLate(Message message, Optional<Duration> window, Place place) {
    return window
        .filter(most -> message.id().sentAt().plus(most).isBefore(place.now()))
        .isPresent();
  }

  private static Changed refused(Reason reason) {
    return new Changed.Refused(reason);
  }

  @Override
  public List<MessageChanged> after(Conversation conversation, ChangeId after, int limit) {
    return store
        .logs()
        .find(conversation)
        .map(log -> log.changesAfter(after, limit))
        .orElse(List.of());
  }

  @Override
  public Map<Conversation, Newest> newest(Collection<Conversation> conversations) {
    Map<Conversation, Newest> newest = new HashMap<>();
    for (Conversation each : conversations) {
      store
          .logs()
          .find(each)
          .filter(log -> log.head().isAfter(MessageId.NONE))
          .ifPresent(log -> newest.put(each, new Newest(log.head(), log.lastChange())));
    }
    return newest;
  }
}
