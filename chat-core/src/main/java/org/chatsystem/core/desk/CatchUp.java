package org.chatsystem.core.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;

/** One connection that is being brought up to date in one conversation. */
final class CatchUp {
  private final MessageId had;
  private final DeskLimits limits;
  private final IntConsumer done;
  private final List<Message> held = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Deque<Message> waitingForRoom = new ArrayDeque<>();
  private final Deque<MessageChanged> changes = new ArrayDeque<>();
  private Point from;
  private MessageId upTo = MessageId.NONE;
  private ChangeId told;
  private ChangeId noted = ChangeId.NONE;
  private ChangeId notedWhenAsked = ChangeId.NONE;
  private int replaying;
  private int replayed;
  private boolean lostHeld;
  private Missed waiting;

  /**
   * @param had up to where live messages had been delivered before
   */
  CatchUp(Point from, MessageId had, DeskLimits limits, IntConsumer done) {
    this.had = had;
    this.from = from;
    this.told = from.changes();
    this.limits = limits;
    this.done = done;
  }

  Point from() {
    return from;
  }

  /** The last message that the connection has been given, or holds already. */
  MessageId upTo() {
    return upTo;
  }

  MessageId had() {
    return had;
  }

  /** How many more messages may be replayed. */
  int left() {
    return limits.replay() - replayed;
  }

  /** Gives these next. */
  void replay(List<Message> messages) {
    waitingForRoom.addAll(messages);
    replaying = messages.size();
  }

  /** Goes on after this one. */
  void skipTo(MessageId head) {
    upTo = head;
  }

  void hold(Message message) {
    if (held.size() >= limits.heldEvents()) {
      held.clear();
      lostHeld = true;
    }
    held.add(message);
  }

  /** Whether there is one to give, of those replayed or, after them, of those held. */
  boolean hasNext() {
    if (waitingForRoom.isEmpty() && !lostHeld) {
      held.removeIf(message -> !message.id().isAfter(upTo));
      waitingForRoom.addAll(held);
      held.clear();
    }
    return !waitingForRoom.isEmpty();
  }

  Message next() {
    Message next = waitingForRoom.remove();
    upTo = next.id();
    return next;
  }

  /** Counts the one that was given last, unless it was for others or had been held. */
  void count(boolean given) {
    replayed += replaying > 0 && given ? 1 : 0;
    replaying = Math.max(0, replaying - 1);
  }

  /** Whether more came live than was held, so that the log has to be read once more. */
  boolean hasLostHeld() {
    return lostHeld;
  }

  /** A live change, to be given when its message has been for certain. */
  void note(ChangeId change) {
    noted = latest(noted, change);
  }

  /** The store is being asked: its answer knows of what was noted until now. */
  void asked() {
    notedWhenAsked = noted;
  }

  /** Gives these behind the messages; they are all up to the head. */
  void replayChanges(List<MessageChanged> some, ChangeId head) {
    changes.addAll(some);
    told = latest(told, latest(head, notedWhenAsked));
  }

  boolean hasNextChange() {
    return !changes.isEmpty();
  }

  MessageChanged nextChange() {
    return changes.remove();
  }

  /** Whether there were changes that the store has not been asked for. */
  boolean hasNotedChanges() {
    return noted.isAfter(told);
  }

  private static ChangeId latest(ChangeId one, ChangeId other) {
    return one.isAfter(other) ? one : other;
  }

  /** Behind what has been given; where it began if that was nothing. */
  Point reached() {
    Point behind = upTo.equals(MessageId.NONE) ? from : Point.from(upTo);
    return new Point(behind.cursor(), behind.id(), reachedChange());
  }

  private ChangeId reachedChange() {
    return changes.isEmpty() ? told : changes.peek().previous();
  }

  /** Begins once more from there. */
  void again() {
    Point behind = upTo.equals(MessageId.NONE) ? from : Point.after(upTo);
    from = new Point(behind.cursor(), behind.id(), told);
    held.clear();
    lostHeld = false;
  }

  /** Keeps an answer until it is known again who belongs here. */
  void park(Missed answer) {
    waiting = answer;
  }

  Missed takeWaiting() {
    Missed answer = waiting;
    waiting = null;
    return answer;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  void finish() {
    done.accept(replayed);
    afterwards.forEach(Runnable::run);
  }
}
