package org.chatsystem.app.bench;

/** What a loop works at, between looks at the sockets. */
interface Task {
  /** There is nothing to be done before something happens on a socket, or a second has passed. */
  long WHENEVER = Long.MAX_VALUE;

  /**
   * Does what is due.
   *
   * @return when it wants to be called next, in {@link System#nanoTime} terms, or {@link #WHENEVER}
   */
  long turn(long nanos);

  boolean isDone();
}
