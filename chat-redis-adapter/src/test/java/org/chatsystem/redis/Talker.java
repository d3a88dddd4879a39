package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Someone who broadcasts through one backend, several messages at a time, and sends each again with
 * its ref until it is acked.
 */
final class Talker implements AutoCloseable {
  /**
   * What the sender knows.
   *
   * @param sentAt when the try that was acked began, in {@link System#nanoTime}
   */
  record Acked(String text, MessageId id, long sentAt) {}

  private static final int AT_A_TIME = 20;

  final Queue<Acked> acked = new ConcurrentLinkedQueue<>();
  private final RedisBackend backend;
  private final Username name;
  private final Thread thread;
  private volatile boolean ends;
  private volatile Throwable failure;
  private final AtomicInteger refused = new AtomicInteger();

  Talker(RedisBackend backend, String name) {
    this.backend = backend;
    this.name = new Username(name);
    this.thread = new Thread(this::talk, name);
    thread.start();
  }

  private void talk() {
    try {
      for (int said = 0; !ends; said += AT_A_TIME) {
        int from = said;
        send(Stream.iterate(from, i -> i < from + AT_A_TIME, i -> i + 1).map(this::draft).toList());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void send(List<Draft> drafts) {
    List<Draft> left = drafts;
    while (!left.isEmpty()) {
      left = notAcked(left);
      if (!left.isEmpty()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos()); // as a client would, but sooner
      }
    }
  }

  private List<Draft> notAcked(List<Draft> drafts) {
    long now = System.nanoTime();
    List<CompletableFuture<Appended>> answers =
        drafts.stream().map(each -> backend.log().append(each).toCompletableFuture()).toList();
    var left = new ArrayList<Draft>();
    for (int i = 0; i < drafts.size(); i++) {
      try {
        var stored = (Appended.Stored) answers.get(i).join();
        acked.add(new Acked(drafts.get(i).content().text(), stored.id(), now));
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(UnavailableException.class);
        refused.incrementAndGet();
        left.add(drafts.get(i));
      }
    }
    return left;
  }

  private Draft draft(int number) {
    String text = name + "-" + number;
    return new Draft(
        Conversation.BROADCAST,
        name,
        new Content(text),
        Optional.of(new Ref(text)),
        Optional.empty());
  }

  void awaitMore(int count) {
    int before = acked.size();
    Fault.eventually(() -> assertThat(acked).hasSizeGreaterThan(before + count));
  }

  int refused() {
    return refused.get();
  }

  /** Ends when all that was begun is acked. */
  @Override
  public void close() {
    ends = true;
    Threads.join(thread, Fault.LIMIT);
    assertThat(failure).isNull();
    assertThat(thread.isAlive()).isFalse();
  }
}
