package org.chatsystem.web.auth;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.chatsystem.web.wire.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What whoever guards the server wants to read: one line for each event, by a logger of its own,
 * {@code security}. Names, addresses and codes only; never a password, a token or what was said. A
 * flood of events is told of by few lines, which say how many were left out.
 */
public final class SecurityLog {
  private static final Logger LOG = LoggerFactory.getLogger("security");

  /** What may happen. */
  public enum Event {
    /** A wrong name or password. */
    LOGIN_FAILED,
    /** A token that is not good, or not any more. */
    TOKEN_REFUSED,
    /** Something that is not for the one who asked. */
    FORBIDDEN,
    /** Too often, or too many. */
    LIMITED,
    /** Sign-ins were ended by their owner. */
    REVOKED;

    /** What a refusal with this code is; empty if it is nothing to guard against. */
    public static Optional<Event> of(ErrorCode code) {
      return switch (code) {
        case UNAUTHORIZED -> Optional.of(TOKEN_REFUSED);
        case FORBIDDEN, NOT_A_MEMBER -> Optional.of(FORBIDDEN);
        case RATE_LIMITED -> Optional.of(LIMITED);
        default -> Optional.empty();
      };
    }
  }

  private record Line(Bucket bucket, AtomicLong leftOut) {}

  private final Map<Event, Line> lines = new EnumMap<>(Event.class);

  /** With so many lines at once for each event, and then a tenth of it each second. */
  public SecurityLog(int most) {
    for (Event each : Event.values()) {
      Bucket bucket =
          Bucket.builder()
              .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofSeconds(10)))
              .build();
      lines.put(each, new Line(bucket, new AtomicLong()));
    }
  }

  /**
   * Writes a line, unless there are too many.
   *
   * @param namesAndValues what there is to say of it, a name before each value; what has no value
   *     is left out
   */
  public void tell(Event event, Object... namesAndValues) {
    Line line = lines.get(event);
    if (!line.bucket().tryConsume(1)) {
      line.leftOut().incrementAndGet();
      return;
    }
    String name = event.name().toLowerCase(Locale.ROOT);
    LoggingEventBuilder builder = LOG.atWarn().addKeyValue("event", name);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        builder = builder.addKeyValue((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    long leftOut = line.leftOut().getAndSet(0);
    if (leftOut > 0) {
      builder = builder.addKeyValue("leftOut", leftOut);
    }
    builder.log(name.replace('_', ' '));
  }
}
