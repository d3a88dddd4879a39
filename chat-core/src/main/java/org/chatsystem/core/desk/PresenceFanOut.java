package org.chatsystem.core.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;

/**
 * Who came and who went, on the way to those who share a group with them: several together, behind
 * whatever is said, and the less often the more there are to tell. When the members of a large
 * group come at once, each of them is news to all others; what takes time is not the frame but to
 * write to so many.
 */
final class PresenceFanOut {
  /** Told in one round, in which every connection is written to once. */
  private static final int TOGETHER = 64;

  /**
   * Connections that are told before the shard looks for other work. With a whole round for each,
   * that takes some twenty milliseconds.
   */
  static final int CONNECTIONS_AT_ONCE = 500;

  /** More than that is not kept: then the oldest are not told. */
  private static final int MOST_WAITING = 65_536;

  /**
   * The pause after a round, for each connection that was told: some thirty times what a round of
   * one takes, so that a group in which someone always comes or goes takes a thirtieth of a
   * processor; and about as long as a full one takes, so that in a storm there is as much time for
   * the connections to be read from as to be written to.
   */
  private static final Duration PAUSE_FOR_EACH = Duration.ofNanos(100_000);

  private final Shards shards;
  private final DeskClock clock;

  /** What is not told yet. A conversation that is in its pause has an entry, perhaps of none. */
  private final Map<Conversation, Queue<Consumer<LocalConnection>>> waiting = new HashMap<>();

  PresenceFanOut(Shards shards, DeskClock clock) {
    this.shards = shards;
    this.clock = clock;
  }

  /** Takes this to everyone who hears the conversation, behind what waits already. */
  void tell(Conversation conversation, Consumer<LocalConnection> teller) {
    boolean isIdle;
    synchronized (waiting) {
      isIdle = !waiting.containsKey(conversation);
      Queue<Consumer<LocalConnection>> queue =
          waiting.computeIfAbsent(conversation, key -> new ArrayDeque<>());
      if (queue.size() >= MOST_WAITING) {
        queue.remove();
      }
      queue.add(teller);
    }
    if (isIdle) {
      goOn(conversation);
    }
  }

  private void goOn(Conversation conversation) {
    whenIdle(conversation, audience -> new Round(conversation, audience).tellNext(audience));
  }

  private void whenIdle(Conversation conversation, Consumer<Audience> action) {
    shards
        .of(conversation)
        .whenIdle(conversation, feed -> feed.withAudience(action), () -> forget(conversation));
  }

  private List<Consumer<LocalConnection>> some(Conversation conversation) {
    var some = new ArrayList<Consumer<LocalConnection>>();
    synchronized (waiting) {
      Queue<Consumer<LocalConnection>> queue = waiting.get(conversation);
      while (some.size() < TOGETHER && !queue.isEmpty()) {
        some.add(queue.remove());
      }
    }
    return some;
  }

  private void afterPause(Conversation conversation) {
    boolean isIdle;
    synchronized (waiting) {
      isIdle = waiting.get(conversation).isEmpty();
      if (isIdle) {
        waiting.remove(conversation);
      }
    }
    if (!isIdle) {
      goOn(conversation);
    }
  }

  /** Nobody hears it. */
  private void forget(Conversation conversation) {
    synchronized (waiting) {
      waiting.remove(conversation);
    }
  }

  /** Some comings and goings on their way to those who heard the conversation when it began. */
  private final class Round {
    private final Conversation conversation;
    private final List<Consumer<LocalConnection>> tellers;
    private final List<LocalConnection> connections = new ArrayList<>();
    private int told;

    private Round(Conversation conversation, Audience audience) {
      this.conversation = conversation;
      this.tellers = some(conversation);
      audience.forEach(connections::add);
    }

    private void tellNext(Audience audience) {
      int end = Math.min(told + CONNECTIONS_AT_ONCE, connections.size());
      connections.subList(told, end).stream().filter(audience::includes).forEach(this::tell);
      told = end;
      if (told < connections.size()) {
        whenIdle(conversation, this::tellNext);
      } else {
        clock.after(PAUSE_FOR_EACH.multipliedBy(told), () -> afterPause(conversation));
      }
    }

    private void tell(LocalConnection connection) {
      tellers.forEach(teller -> teller.accept(connection));
      connection.flush();
    }
  }
}
