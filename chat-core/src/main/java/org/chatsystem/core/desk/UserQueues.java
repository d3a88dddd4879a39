package org.chatsystem.core.desk;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.chatsystem.core.model.Username;

/**
 * A queue for each user, in front of the threads that ask the store: what concerns one user is done
 * one after the other, in the order in which it came, and nobody waits for another user.
 */
final class UserQueues {
  private final LogReader reader;

  /** Whoever something is done for has an entry: of what is to be done next, perhaps nothing. */
  private final Map<Username, Queue<Runnable>> waiting = new HashMap<>();

  UserQueues(LogReader reader) {
    this.reader = reader;
  }

  /** Does this as {@link LogReader#attempt} does, behind what was asked for this user before. */
  void attempt(Username user, Runnable action) {
    synchronized (waiting) {
      Queue<Runnable> others = waiting.get(user);
      if (others != null) {
        others.add(action);
        return;
      }
      waiting.put(user, new ArrayDeque<>());
    }
    begin(user, action);
  }

  private void begin(Username user, Runnable action) {
    reader.attempt(
        () -> {
          try {
            action.run();
          } finally {
            goOn(user);
          }
        },
        () -> forget(user));
  }

  private void goOn(Username user) {
    Runnable next;
    synchronized (waiting) {
      next = waiting.get(user).poll();
      if (next == null) {
        waiting.remove(user);
      }
    }
    if (next != null) {
      begin(user, next);
    }
  }

  private void forget(Username user) {
    synchronized (waiting) {
      waiting.remove(user);
    }
  }
}
