package org.chatsystem.core.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MessageChanged;

/**
 * Events of one conversation that wait for their turn, or for what the store says. Of too many none
 * is kept: the store knows what they told. Used on the thread of the conversation's shard alone.
 */
final class HeldEvents {
  private final Deque<Event> events = new ArrayDeque<>();
  private final int bound;

  /** How many of them were here when the store was asked: its answer knows of them. */
  private int answered;

  private boolean lost;

  /**
   * @param bound how many may wait
   */
  HeldEvents(int bound) {
    this.bound = bound;
  }

  /**
   * Holds one more.
   *
   * @return whether those before it are held as well; else they are lost
   */
  boolean add(Event event) {
    boolean tooMany = events.size() >= bound;
    if (tooMany) {
      events.clear();
      answered = 0;
      lost = true;
    }
    events.add(event);
    return !tooMany;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  Event first() {
    return events.peek();
  }

  /** Whether the store has been asked since the first one was heard. */
  boolean isFirstAnswered() {
    return answered > 0;
  }

  void removeFirst() {
    events.remove();
    answered = Math.max(0, answered - 1);
  }

  /** The store is being asked. */
  void asked() {
    answered = events.size();
  }

  /** Whether something became of a message among them. */
  boolean tellOfChanges() {
    return events.stream().anyMatch(MessageChanged.class::isInstance);
  }

  /** Whether some were lost since this was called last: the store has to be asked once more. */
  boolean takeLost() {
    boolean some = lost;
    lost = false;
    return some;
  }

  /** For tests and diagnosis. */
  @Override
  public String toString() {
    return List.copyOf(events).toString();
  }
}
