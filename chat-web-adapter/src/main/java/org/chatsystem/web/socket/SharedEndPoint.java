package org.chatsystem.web.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A socket that two write to: Jetty its control frames, the outbox its messages. Both write whole
 * frames only and have one write under way at most; here they take turns, so that no frame begins
 * inside another, and nothing of the outbox's follows a close frame. Until it is shared it is like
 * any other socket.
 */
public final class SharedEndPoint extends SocketChannelEndPoint {
  private final Executor executor;
  private final Object turns = new Object();
  private volatile BooleanSupplier open;
  private volatile boolean prompt;
  private Prompt reader;
  private boolean taken;
  private Turn waiting;

  /**
   * @param executor goes on with whoever had to wait: completing Jetty's own writes may block
   */
  public SharedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor executor) {
    super(channel, selector, key, scheduler);
    this.executor = executor;
  }

  /**
   * Has the two take turns from now on.
   *
   * @param isOpen whether messages may still be written: {@code false} before a close frame is
   */
  void share(BooleanSupplier isOpen) {
    open = isOpen;
  }

  /**
   * From now on whoever reads from it does so without waiting for anything, so Jetty need not find
   * another thread that waits for the other sockets meanwhile.
   */
  void isReadPromptly() {
    prompt = true;
  }

  @Override
  public void fillInterested(Callback callback) {
    super.fillInterested(prompt ? promptly(callback) : callback);
  }

  /** It is always the same one who reads. */
  private Prompt promptly(Callback callback) {
    if (reader == null || reader.callback() != callback) {
      reader = new Prompt(callback);
    }
    return reader;
  }

  /** Jetty's own. */
  @Override
  public void write(Callback callback, ByteBuffer... buffers) {
    if (open == null) {
      super.write(callback, buffers);
    } else {
      takeTurn(new Turn(callback, buffers));
    }
  }

  /**
   * Writes finished frames. What the socket does not take at once is copied: the buffer is the
   * caller's again.
   *
   * @param later told how it went, if it returns {@code false}
   * @return whether all is written
   */
  boolean writeFrames(ByteBuffer frames, Link.Written later) {
    if (!tryTake()) {
      takeTurn(new Waiting(frames, later));
      return false;
    }
    // asked while the turn is ours: if Jetty had written a close frame before, it would say so
    if (!open.getAsBoolean()) {
      release();
      later.tooLate();
      return false;
    }
    try {
      getChannel().write(frames);
    } catch (IOException brokenSocket) {
      release();
      later.failed();
      return false;
    }
    return isDone(frames, later);
  }

  /** Leaves a rest to Jetty; it is not asked again whether that may be, as a frame has begun. */
  private boolean isDone(ByteBuffer frames, Link.Written later) {
    if (frames.hasRemaining()) {
      new Turn(new Told(later), copy(frames)).run();
      return false;
    }
    release();
    return true;
  }

  private static ByteBuffer copy(ByteBuffer frames) {
    return ByteBuffer.allocate(frames.remaining()).put(frames).flip();
  }

  private boolean tryTake() {
    synchronized (turns) {
      boolean free = !taken;
      taken = true;
      return free;
    }
  }

  private void takeTurn(Turn turn) {
    synchronized (turns) {
      if (taken) {
        // the other one: whoever has the turn does not write again before it is given back
        waiting = turn;
        return;
      }
      taken = true;
    }
    turn.run();
  }

  private void release() {
    Turn next;
    synchronized (turns) {
      next = waiting;
      waiting = null;
      taken = next != null;
    }
    if (next != null) {
      hand(next);
    }
  }

  /** Not on the thread of whoever was first, which is perhaps one that must not wait. */
  private void hand(Turn next) {
    try {
      executor.execute(next);
    } catch (RejectedExecutionException goingDown) {
      next.run();
    }
  }

  /** Is done at once. */
  private record Prompt(Callback callback) implements Callback {
    @Override
    public void succeeded() {
      callback.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      callback.failed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }

  /** One write under way. */
  private class Turn implements Callback, Runnable {
    private final Callback callback;
    private final ByteBuffer[] buffers;

    Turn(Callback callback, ByteBuffer... buffers) {
      this.callback = callback;
      this.buffers = buffers;
    }

    @Override
    public void run() {
      SharedEndPoint.super.write(this, buffers);
    }

    @Override
    public void succeeded() {
      release();
      callback.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      release();
      callback.failed(cause);
    }
  }

  /** Messages that perhaps have to wait. */
  private final class Waiting extends Turn {
    private final Link.Written later;

    Waiting(ByteBuffer frames, Link.Written later) {
      super(new Told(later), copy(frames));
      this.later = later;
    }

    @Override
    public void run() {
      if (open.getAsBoolean()) {
        super.run();
      } else {
        release();
        later.tooLate();
      }
    }
  }

  /** How Jetty tells the outbox. */
  private record Told(Link.Written written) implements Callback {
    @Override
    public void succeeded() {
      written.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      written.failed();
    }
  }
}
