package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;

/** One connection that is being brought up to date in one conversation. */
final class CatchUp {
  private final DeskLimits limits;
  private final IntConsumer done;
  private final List<Message> held = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private Point from;
  private int replayed;
  private boolean lostHeld;
  private Missed waiting;

  CatchUp(Point from, DeskLimits limits, IntConsumer done) {
    this.from = from;
    this.limits = limits;
    this.done = done;
  }

  Point from() {
    return from;
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

  void again(MessageId after) {
    // where nothing was replayed the point stays what it was, perhaps no message's id
    from = after.equals(from.id()) ? from : Point.after(after);
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
