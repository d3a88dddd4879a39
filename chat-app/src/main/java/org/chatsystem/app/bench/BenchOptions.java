package org.chatsystem.app.bench;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of the load tool, as they stand on the command line. */
final class BenchOptions {
  @Parameters(
      arity = "0..1",
      defaultValue = "group",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  Scenario scenario;

  @Mixin ServerOptions server = new ServerOptions();

  @Option(
      names = "--groups",
      defaultValue = "5",
      description = "group, mixed: how many groups (default: ${DEFAULT-VALUE})")
  int groups;

  @Option(
      names = "--members",
      defaultValue = "20",
      description = "group, mixed: members of each group (default: ${DEFAULT-VALUE})")
  int members;

  @Option(
      names = "--pairs",
      defaultValue = "50",
      description = "dm: pairs of people (default: ${DEFAULT-VALUE})")
  int pairs;

  @Option(
      names = "--connections",
      defaultValue = "100",
      description = "broadcast, connect, idle: how many connections (default: ${DEFAULT-VALUE})")
  int connections;

  @Option(
      names = "--users",
      description = "connect, idle: how many people share them (default: 100, or one each)")
  Optional<Integer> users;

  @Option(
      names = "--messages",
      defaultValue = "1000",
      description = "history: how many messages there are to read (default: ${DEFAULT-VALUE})")
  int messages;

  @Option(
      names = "--page",
      defaultValue = "50",
      description = "history: messages of a page (default: ${DEFAULT-VALUE})")
  int page;

  @Option(
      names = "--depth",
      defaultValue = "0",
      description =
          "history: read the page before so many newest messages again and again, instead of all"
              + " pages in turn")
  int depth;

  @Option(
      names = "--window",
      description =
          "how much is in flight: messages of each conversation, until acked and delivered to all"
              + " (default: group 8, dm 1, broadcast 4, mixed 2), connections that begin (100),"
              + " pages that are read (8)")
  Optional<Integer> window;

  @Option(
      names = "--rate",
      description =
          "send so many messages (history: read so many pages) a second instead, and count"
              + " latency from when each was due")
  Optional<Double> rate;

  @Option(
      names = "--duration",
      defaultValue = "10s",
      converter = ShortDuration.class,
      description = "how long to measure, or to hold; at most 10m (default: ${DEFAULT-VALUE})")
  Duration duration;

  @Option(
      names = "--warmup",
      defaultValue = "3s",
      converter = ShortDuration.class,
      description = "how long to load before that (default: ${DEFAULT-VALUE})")
  Duration warmup;

  @Option(
      names = "--size",
      defaultValue = "100",
      description = "characters of each message, 50 to 4000 (default: ${DEFAULT-VALUE})")
  int size;

  @Option(names = "--json", description = "print the figures as JSON")
  boolean json;

  int windowOrDefault() {
    return window.orElse(scenario.window());
  }

  /** How many connections there will be. */
  long connectionCount() {
    return switch (scenario) {
      case GROUP, MIXED -> (long) groups * members;
      case DM -> 2L * pairs;
      case BROADCAST, CONNECT, IDLE -> connections;
      case HISTORY -> 1;
    };
  }

  /** How many people there will be. */
  int userCount() {
    int each = (int) connectionCount();
    boolean shared = !server.peer && (scenario == Scenario.CONNECT || scenario == Scenario.IDLE);
    return Math.min(each, users.orElse(shared ? 100 : each));
  }
}
