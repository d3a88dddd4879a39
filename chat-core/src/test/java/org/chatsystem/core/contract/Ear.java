package org.chatsystem.core.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatsystem.core.fixture.UniqueNames.unique;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.MessageBus;

/** Remembers what one instance hears, and whether two threads ever told it at the same time. */
final class Ear implements MessageBus.Listener {
  record Heard(Channel channel, Event event) {}

  private static final String MARKER = "marker";

  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final AtomicInteger callers = new AtomicInteger();
  private volatile boolean overlapped;

  /** Starts the bus of this node and listens to these channels. */
  static Ear at(Backend node, Channel... channels) {
    var ear = new Ear();
    node.bus().start(ear);
    Arrays.stream(channels).map(node.bus()::subscribe).toList().forEach(Waiting::on);
    return ear;
  }

  @Override
  public void heard(Channel channel, Event event) {
    if (callers.incrementAndGet() > 1) {
      overlapped = true;
    }
    heard.add(new Heard(channel, event));
    linger();
    callers.decrementAndGet();
  }

  /** For some microseconds, so that a second caller is met. */
  private static void linger() {
    for (int i = 0; i < 200; i++) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void restored() {}

  /**
   * All that has been heard on this channel, from the beginning, up to what these nodes have
   * published until now.
   */
  List<Event> heardOn(Channel channel, Backend... publishers) {
    Set<Heard> last = Arrays.stream(publishers).map(node -> mark(channel, node)).collect(toSet());
    await().atMost(Waiting.LIMIT).pollInterval(pause()).until(() -> heard.containsAll(last));
    assertThat(overlapped).as("told by two threads at a time").isFalse();
    return soFarOn(channel);
  }

  /** What has been heard on this channel until now, waiting for nothing. */
  List<Event> soFarOn(Channel channel) {
    return heard.stream()
        .filter(each -> each.channel().equals(channel) && !isMarker(each.event()))
        .map(Heard::event)
        .toList();
  }

  /** Waits until this has been heard. */
  void awaitHearing(Channel channel, Event event) {
    var expected = new Heard(channel, event);
    await().atMost(Waiting.LIMIT).pollInterval(pause()).until(() -> heard.contains(expected));
  }

  private Heard mark(Channel channel, Backend publisher) {
    var marker = new Event.SessionsRevoked(new Username(unique(MARKER)), Optional.empty());
    publisher.bus().publish(channel, marker);
    return new Heard(channel, marker);
  }

  /** Also those that another ear has had published. */
  private static boolean isMarker(Event event) {
    return event instanceof Event.SessionsRevoked revoked
        && revoked.user().value().startsWith(MARKER);
  }

  private static Duration pause() {
    return Duration.ofMillis(5);
  }
}
