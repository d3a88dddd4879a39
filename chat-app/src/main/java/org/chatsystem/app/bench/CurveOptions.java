package org.chatsystem.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chatsystem.redis.RedisSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of a curve, as they stand on the command line. */
final class CurveOptions {
  @Parameters(description = "what is varied: ${COMPLETION-CANDIDATES}")
  CurveKind kind;

  @Mixin ServerOptions server = new ServerOptions();

  @Option(
      names = "--at",
      split = ",",
      description = "measure at these values, in growing order, instead of the usual ones")
  List<Integer> values = new ArrayList<>();

  @Option(
      names = "--connections",
      defaultValue = "1000",
      description = "members, instances: how many connections at least (default: ${DEFAULT-VALUE})")
  int connections;

  @Option(
      names = "--deliveries",
      defaultValue = "20000",
      description = "deliveries a second when latency is measured (default: ${DEFAULT-VALUE})")
  int deliveries;

  @Option(
      names = "--duration",
      defaultValue = "6s",
      converter = ShortDuration.class,
      description = "how long to measure each time (default: ${DEFAULT-VALUE})")
  Duration duration;

  @Option(
      names = "--warmup",
      defaultValue = "3s",
      converter = ShortDuration.class,
      description = "how long to load before that (default: ${DEFAULT-VALUE})")
  Duration warmup;

  @Option(
      names = "--redis-prefix",
      defaultValue = RedisSettings.DEFAULT_PREFIX,
      description = "conversations: the server's CHAT_REDIS_PREFIX (default: ${DEFAULT-VALUE})")
  String redisPrefix;

  @Option(
      names = "--out",
      defaultValue = ".",
      description = "where <name>.svg and <name>.csv go (default: ${DEFAULT-VALUE})")
  Path out;

  @Option(names = "--note", defaultValue = "", description = "stands below the picture")
  String note;

  /** Where it is measured. */
  List<Integer> valuesOrUsual() {
    if (!values.isEmpty()) {
      return values;
    }
    int most = kind == CurveKind.INSTANCES ? server.urls().size() : Integer.MAX_VALUE;
    return kind.usual().stream().filter(each -> each <= most).toList();
  }

  /** Options of a run as long as each is to be. */
  List<String> timed(Object... more) {
    return Stream.concat(
            Stream.of(more), Stream.of("--warmup", shown(warmup), "--duration", shown(duration)))
        .map(Object::toString)
        .toList();
  }

  private static String shown(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
