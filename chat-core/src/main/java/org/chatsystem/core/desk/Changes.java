package org.chatsystem.core.desk;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * What becomes of one feed's messages. As with the messages themselves each change names the one
 * before it, so a lost one shows with the next; the store keeps them for a while. Everyone is told
 * of them in their order, and of none before its message. Used on the thread of the conversation's
 * shard alone.
 */
final class Changes {
  private final Conversation conversation;
  private final Audience audience;
  private final CatchUps catchUps;
  private ChangeId last;
  private boolean doubted;

  /**
   * @param last before all changes that have to be told here
   */
  Changes(Conversation conversation, Audience audience, CatchUps catchUps, ChangeId last) {
    this.conversation = conversation;
    this.audience = audience;
    this.catchUps = catchUps;
    this.last = last;
  }

  void beginAt(ChangeId id) {
    last = id;
  }

  /** Whether some after this one have been told already. */
  boolean arePast(ChangeId id) {
    return last.isAfter(id);
  }

  /**
   * The point of a replay, moved back to where the changes that everyone here was told of end.
   * During the replay live ones are held back for it: it must reach them, also those that come
   * later than they were made.
   */
  Point reaching(Point point) {
    return arePast(point.changes()) ? point : point.withChangesAfter(last);
  }

  /** Some may have been missed: the store has to be asked. */
  void suspect() {
    doubted = true;
  }

  boolean areInDoubt() {
    return doubted;
  }

  /** Compares with the newest that the store knows. */
  void compare(ChangeId newest) {
    doubted |= newest.isAfter(last);
  }

  /** From where on the store is asked now; empty if there is no need. */
  Optional<ChangeId> question() {
    boolean asks = doubted;
    doubted = false;
    return asks ? Optional.of(last) : Optional.empty();
  }

  /**
   * Tells of a change, unless the store has to be asked first.
   *
   * @param asked whether it has been, since the change was heard
   * @param said up to where messages have been told
   */
  boolean accept(MessageChanged changed, boolean asked, MessageId said) {
    if (!changed.id().isAfter(last)) {
      return true;
    }
    boolean early = changed.change().message().isAfter(said);
    boolean hole = changed.previous().isAfter(last);
    boolean known = audience.knows(changed.roster());
    if (!asked && (early || hole || !known)) {
      return false;
    }
    tell(changed);
    return true;
  }

  /**
   * Tells what the store said, all of which is about messages that have been told.
   *
   * @param said up to where
   */
  void learn(List<MessageChanged> changes, MessageId said) {
    if (!changes.isEmpty() && changes.get(0).previous().isAfter(last)) {
      audience.forEach(each -> tellOfGap(each, said));
    }
    changes.stream().filter(each -> each.id().isAfter(last)).forEach(this::tell);
  }

  /** Some are not kept any more: the reader looks at the history anew. */
  private void tellOfGap(LocalConnection connection, MessageId said) {
    if (connection.isReady()) {
      connection.offer(new Delivery(new Notice.Gap(connection.user(), conversation, null, said)));
    }
  }

  private void tell(MessageChanged changed) {
    last = changed.id();
    var copies = new ChangeCopies(changed);
    audience.forEach(
        each -> {
          // also what was changed before it came: it may have been told late of the message
          if (each.isReady() && !catchUps.holdsBack(each, changed)) {
            copies.offerTo(each);
          }
        });
  }
}
