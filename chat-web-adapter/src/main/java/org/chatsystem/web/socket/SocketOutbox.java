package org.chatsystem.web.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Outbox;

/**
 * The frames that wait for one connection. One write is under way at a time; what gathers meanwhile
 * leaves with the next one, so a slow reader coalesces by itself. Bounded in bytes, counted until
 * they are written: when half is used, frames that may be left out are; when all is used the
 * connection ends.
 */
final class SocketOutbox implements Outbox {
  /** The most bytes that wait for one connection. */
  static final int MAX_BYTES = 1 << 20;

  /** Of these, what a replay may use: the rest is for what happens meanwhile. */
  private static final int REPLAY_BYTES = MAX_BYTES / 4;

  private static final int MAX_BATCH = 128;

  private final Link link;
  private final FrameEncoder encoder;
  private final Deque<EncodedFrame> queue = new ArrayDeque<>();
  private final List<Runnable> waitingForRoom = new ArrayList<>();
  private long bytes;
  private boolean writing;
  private CloseCode ending;
  private boolean closed;

  SocketOutbox(Link link, FrameEncoder encoder) {
    this.link = link;
    this.encoder = encoder;
  }

  @Override
  public void offer(Delivery delivery) {
    offer(delivery.as(encoder));
  }

  void offer(EncodedFrame frame) {
    if (!take(frame)) {
      closeNow(CloseCode.SLOW);
    }
  }

  @Override
  public boolean hasRoom(Runnable later) {
    synchronized (queue) {
      if (ending != null || bytes <= REPLAY_BYTES) {
        return true;
      }
      waitingForRoom.add(later);
      return false;
    }
  }

  @Override
  public void close(Ending reason) {
    close(CloseCode.of(reason));
  }

  /** Says goodbye behind what waits; the first reason counts. */
  void close(CloseCode code) {
    synchronized (queue) {
      if (ending != null) {
        return;
      }
      ending = code;
    }
    goOn();
    flush();
  }

  /** Forgets what waits, and says goodbye. */
  void closeNow(CloseCode code) {
    synchronized (queue) {
      queue.clear();
    }
    close(code);
  }

  /** Whether it has been told to end. */
  boolean isEnding() {
    synchronized (queue) {
      return ending != null;
    }
  }

  @Override
  public void flush() {
    synchronized (queue) {
      if (writing || (queue.isEmpty() && ending == null)) {
        return;
      }
      writing = true;
    }
    writeOn();
  }

  /** Whether there was room; frames that come too late are forgotten. */
  private boolean take(EncodedFrame frame) {
    synchronized (queue) {
      if (ending != null || (frame.isEphemeral() && bytes > MAX_BYTES / 2)) {
        return true;
      }
      if (bytes + frame.size() > MAX_BYTES) {
        return false;
      }
      bytes += frame.size();
      queue.add(frame);
      return true;
    }
  }

  /**
   * Writes batch after batch for as long as each is done at once; a callback that comes later goes
   * on from there.
   */
  private void writeOn() {
    while (true) {
      List<EncodedFrame> batch = nextBatch();
      if (batch.isEmpty()) {
        return;
      }
      var write = new Write(batch);
      link.write(batch, write);
      if (!write.isSecondToCome()) {
        return;
      }
    }
  }

  private List<EncodedFrame> nextBatch() {
    boolean goodbye;
    synchronized (queue) {
      if (!queue.isEmpty()) {
        var batch = new ArrayList<EncodedFrame>(Math.min(queue.size(), MAX_BATCH));
        while (!queue.isEmpty() && batch.size() < MAX_BATCH) {
          batch.add(queue.poll());
        }
        return batch;
      }
      writing = false;
      goodbye = ending != null && !closed;
      closed |= goodbye;
    }
    if (goodbye) {
      link.close(ending);
    }
    return List.of();
  }

  private void release(List<EncodedFrame> batch) {
    synchronized (queue) {
      batch.forEach(frame -> bytes -= frame.size());
    }
    goOn();
  }

  /** Has replays go on, if there is room. */
  private void goOn() {
    List<Runnable> waiting;
    synchronized (queue) {
      if (waitingForRoom.isEmpty() || (ending == null && bytes > REPLAY_BYTES)) {
        return;
      }
      waiting = List.copyOf(waitingForRoom);
      waitingForRoom.clear();
    }
    waiting.forEach(Runnable::run);
  }

  /** One write under way: of its return and its callback, whichever comes second goes on. */
  private final class Write implements Link.Written {
    private final List<EncodedFrame> batch;
    private final AtomicBoolean oneCame = new AtomicBoolean();

    Write(List<EncodedFrame> batch) {
      this.batch = batch;
    }

    boolean isSecondToCome() {
      return oneCame.getAndSet(true);
    }

    @Override
    public void succeeded() {
      release(batch);
      if (isSecondToCome()) {
        writeOn();
      }
    }

    @Override
    public void failed() {
      synchronized (queue) {
        queue.clear();
        ending = CloseCode.SLOW;
        closed = true;
      }
      goOn();
      link.cut();
    }
  }
}
