package org.chatsystem.app.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.NewerLayoutException;
import org.chatsystem.redis.RedisBackend;
import org.chatsystem.redis.RedisFacts;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.redis.RedisTopology.FoundBy;

/** Whether a Redis is fit to hold a chat system: what it says of itself, and a try. */
final class StoreExam {
  private static final String OLDEST = "6.2";

  /** The first whose channels belong to slots. */
  private static final String OLDEST_OF_CLUSTERS = "7.0";

  private static final Duration SLOW = Duration.ofMillis(5);
  private static final Duration APART = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private StoreExam() {}

  static List<Finding> findings(RedisSettings settings) {
    try {
      RedisFacts facts = RedisFacts.of(settings);
      return List.of(
          version(facts),
          TopologyExam.finding(facts.topology()),
          distance(facts.roundTrip()),
          durability(facts),
          eviction(facts),
          clock(facts.clockAhead()),
          trial(settings));
    } catch (UnavailableException e) {
      return List.of(
          Finding.fault(
              "Redis",
              settings.shownAddress() + " does not answer: " + rootOf(e) + ". See REDIS_ADDR"));
    }
  }

  static Finding version(RedisFacts facts) {
    String oldest = facts.topology().foundBy() == FoundBy.CLUSTER ? OLDEST_OF_CLUSTERS : OLDEST;
    if (facts.version().isEmpty()) {
      return Finding.warn("Redis", "its version may not be asked (INFO): " + oldest + " is needed");
    }
    String version = facts.version().get();
    return isOlder(version, oldest)
        ? Finding.fault("Redis", "version " + version + ": " + oldest + " or newer is needed")
        : Finding.ok("Redis", "version " + version);
  }

  private static boolean isOlder(String version, String than) {
    String[] parts = version.split("\\D+", 3);
    String[] least = than.split("\\.", 2);
    int major = Integer.compare(Integer.parseInt(parts[0]), Integer.parseInt(least[0]));
    return major < 0 || (major == 0 && Integer.parseInt(parts[1]) < Integer.parseInt(least[1]));
  }

  static Finding distance(Duration roundTrip) {
    String so = "answers in %.1f ms".formatted(roundTrip.toNanos() / 1e6);
    return roundTrip.compareTo(SLOW) > 0
        ? Finding.warn("round trip", so + "; each message waits for that: move them together")
        : Finding.ok("round trip", so);
  }

  static Finding durability(RedisFacts facts) {
    if (facts.appendOnly().isEmpty()) {
      return Finding.warn("durability", "may not be asked (INFO); see \"What survives\"");
    }
    if (!facts.appendOnly().get()) {
      return Finding.warn(
          "durability",
          "no append-only file: a crash of Redis loses what came after its last snapshot;"
              + " set appendonly yes");
    }
    String fsync = facts.fsync().orElse("(may not be asked)");
    return fsync.equals("no")
        ? Finding.warn("durability", "appendfsync no: set everysec or always")
        : Finding.ok("durability", "append-only file, appendfsync " + fsync);
  }

  static Finding eviction(RedisFacts facts) {
    String policy = facts.evictionPolicy().orElse("");
    if (policy.isEmpty()) {
      return Finding.warn("eviction", "may not be asked (INFO): it must be noeviction");
    }
    return policy.equals("noeviction")
        ? Finding.ok("eviction", policy)
        : Finding.fault(
            "eviction",
            policy
                + ": Redis would throw away messages and accounts when it is full;"
                + " set maxmemory-policy noeviction");
  }

  static Finding clock(Duration ahead) {
    String so = "Redis is %d ms ahead of this machine".formatted(ahead.toMillis());
    return ahead.abs().compareTo(APART) > 0
        ? Finding.warn("clock", so + "; ids carry its time, tokens this one's: run NTP on both")
        : Finding.ok("clock", so);
  }

  /** Connects as a server would and waits until it hears itself. */
  private static Finding trial(RedisSettings settings) {
    try (RedisBackend backend = RedisBackend.connect(settings)) {
      backend.bus().start(new Deaf());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!backend.isHealthy() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      return backend.isHealthy()
          ? Finding.ok("trial", "scripts run, what is published is heard")
          : Finding.fault(
              "trial",
              "what is published is not heard: (S)SUBSCRIBE and the channels of"
                  + " CHAT_REDIS_PREFIX must be allowed");
    } catch (NewerLayoutException | UnavailableException e) {
      return Finding.fault("trial", rootOf(e));
    }
  }

  private static String rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private static final class Deaf implements MessageBus.Listener {
    @Override
    public void heard(Channel channel, Event event) {}

    @Override
    public void restored() {}
  }
}
