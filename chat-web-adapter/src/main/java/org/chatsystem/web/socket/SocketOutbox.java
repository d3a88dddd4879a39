package org.chatsystem.web.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Outbox;

/**
 * The frames that wait for one connection. One write is under way at a time; what gathers meanwhile
 * leaves with the next one, so a slow reader coalesces by itself. Bounded in bytes, counted until
 * they are written: when half is used, frames that may be left out are; when all is used the
 * connection ends. What is enough for one write does not wait for a flush: only a reader that is
 * slow, and no writer that flushes late, may use up what there is.
 */
final class SocketOutbox implements Outbox {
  /** The most bytes that wait for one connection. */
  static final int MAX_BYTES = 1 << 20;

  /** Of these, what a replay may use: the rest is for what happens meanwhile. */
  private static final int REPLAY_BYTES = MAX_BYTES / 4;

  private static final int MAX_BATCH = 128;

  private final Link link;
  private final FrameEncoder encoder;
  private final Link.Written written = new Progress();
  private final Deque<EncodedFrame> queue = new ArrayDeque<>();
  private final List<Runnable> waitingForRoom = new ArrayList<>(0);

  /** What is being written; touched by no one but who writes. */
  private final List<EncodedFrame> batch = new ArrayList<>();

  private int batchBytes;
  private int bytes;
  private boolean writing;
  private boolean closed;
  private volatile CloseCode ending;

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
    } else if (bytes >= Link.BATCH_BYTES && !writing) { // as far as this thread sees
      flush();
    }
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

  @Override
  public boolean hasRoom(Runnable later) {
    synchronized (queue) {
      if (mayGoOn()) {
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
    List<Runnable> replays;
    synchronized (queue) {
      if (ending != null) {
        return;
      }
      ending = code;
      replays = takeThoseWithRoom();
    }
    replays.forEach(Runnable::run);
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
    return ending != null;
  }

  /** Why it ends; {@code null} if it does not, or if the other side ended it. */
  CloseCode ending() {
    return ending == CloseCode.BROKEN ? null : ending;
  }

  /** How many bytes wait. */
  int waiting() {
    synchronized (queue) {
      return bytes;
    }
  }

  @Override
  public void flush() {
    boolean begun;
    synchronized (queue) {
      if (writing) {
        return;
      }
      writing = takeBatch();
      begun = writing;
    }
    if (begun) {
      writeOn();
    } else {
      sayGoodbye();
    }
  }

  /**
   * Writes batch after batch for as long as each is done at once; the word of one that is done
   * later goes on from there.
   */
  private void writeOn() {
    boolean more = true;
    while (more && link.write(batch, written)) {
      more = next();
    }
  }

  /** Is done with one batch and takes the next one, if there is any. */
  private boolean next() {
    boolean more;
    List<Runnable> replays;
    synchronized (queue) {
      bytes -= batchBytes;
      more = takeBatch();
      writing = more;
      replays = takeThoseWithRoom();
    }
    replays.forEach(Runnable::run);
    if (!more) {
      sayGoodbye();
    }
    return more;
  }

  /** Whether there is something to write. */
  private boolean takeBatch() {
    batch.clear();
    batchBytes = 0;
    while (!queue.isEmpty() && batch.size() < MAX_BATCH) {
      int size = queue.peek().size();
      if (!batch.isEmpty() && batchBytes + size > Link.BATCH_BYTES) {
        break;
      }
      batchBytes += size;
      batch.add(queue.poll());
    }
    return !batch.isEmpty();
  }

  /** Once, when all is written; does nothing for as long as it is not to end. */
  private void sayGoodbye() {
    if (ending == null) {
      return;
    }
    synchronized (queue) {
      if (writing || closed) {
        return;
      }
      closed = true;
    }
    link.close(ending);
  }

  private boolean mayGoOn() {
    return ending != null || bytes <= REPLAY_BYTES;
  }

  /** Replays that waited, if now is the time for them. */
  private List<Runnable> takeThoseWithRoom() {
    if (waitingForRoom.isEmpty() || !mayGoOn()) {
      return List.of();
    }
    List<Runnable> replays = List.copyOf(waitingForRoom);
    waitingForRoom.clear();
    return replays;
  }

  /** How a write went that was not done at once. */
  private final class Progress implements Link.Written {
    @Override
    public void succeeded() {
      if (next()) {
        writeOn();
      }
    }

    @Override
    public void failed() {
      forgetAll();
      link.cut();
    }

    /** Whoever writes the close frame ends the connection as well; if not, the clock does. */
    @Override
    public void tooLate() {
      forgetAll();
    }

    private void forgetAll() {
      List<Runnable> replays;
      synchronized (queue) {
        queue.clear();
        ending = ending == null ? CloseCode.BROKEN : ending;
        closed = true;
        replays = takeThoseWithRoom();
      }
      replays.forEach(Runnable::run);
    }
  }
}
