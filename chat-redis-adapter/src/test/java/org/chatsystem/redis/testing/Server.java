package org.chatsystem.redis.testing;

/** One Redis that keeps its port over stops and starts. */
interface Server {
  /** Starts it, for the first time or again; returns when it may be connected to. */
  void start();

  /** Ends it as an operator would, so that it saves what it is set to save. */
  void stop();

  /** Ends it without warning. */
  void kill();

  /** It stays connected but does nothing any more. */
  void pause();

  /** Goes on after a pause. */
  void resume();

  /** Ends it for good, whatever state it is in, and leaves nothing behind; harmless if repeated. */
  void discard();
}
