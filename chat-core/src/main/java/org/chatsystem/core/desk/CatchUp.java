package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;

/** One connection that is being brought up to date in one conversation. */
final class CatchUp {
  private final MessageId had;
  private final DeskLimits limits;
  private final IntConsumer done;
  private final List<Message> held = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private Point from;
  private int replayed;
  private boolean lostHeld;
  private Missed waiting;

  /**
   * @param had up to where live messages had been delivered before
   */
  CatchUp(Point from, MessageId had, DeskLimits limits, IntConsumer done) {
    this.had = had;
    this.from = from;
    this.limits = limits;
    this.done = done;
  }

  Point from() {
    return from;
  }

  MessageId had() {
    return had;
  }

  /** How many more messages may be replayed. */
  int left() {
    return limits.replay() - replayed;
  }

  void replayed(int messages) {
    replayed += messages;
  }

  void hold(Message message) {
    if (held.size() >= limits.heldEvents()) {
      held.clear();
      lostHeld = true;
    }
    held.add(message);
  }

  List<Message> held() {
    return held;
  }

  /** Whether more came live than was held, so that the log has to be read once more. */
  boolean hasLostHeld() {
    return lostHeld;
  }

  /** Goes on after this id; from where it was if it is {@code NONE}. */
  void again(MessageId after) {
    from = after.equals(MessageId.NONE) ? from : Point.after(after);
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
