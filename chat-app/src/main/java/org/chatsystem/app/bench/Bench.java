package org.chatsystem.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** One run, from its options to its report. */
final class Bench {
  private final BenchOptions options;
  private final PrintStream progress;

  /**
   * @param progress where progress is told
   */
  Bench(BenchOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /** What was measured, and what went wrong. */
  record Result(Report report, Tally tally) {}

  /**
   * Runs it to the end.
   *
   * @throws BenchFault if it cannot be run
   */
  Result run() {
    int run = ThreadLocalRandom.current().nextInt();
    String prefix = "bench-" + Integer.toHexString(run) + "-";
    var tally = new Tally();
    var servers = new ServerProcesses(options.server.pids());
    try (var loop = new Loop();
        Registry registry = registry(prefix)) {
      var load = new Load(run, options.size, tally);
      var report = new Report();
      report.title(options.scenario.toString(), describe());
      play(new Setting(options, loop, registry, load, servers, prefix, progress), report);
      report.checks(tally);
      report.tool(servers);
      if (servers.areKnown()) {
        report.servers(servers);
      }
      return new Result(report, tally);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Registry registry(String prefix) {
    return options
        .server
        .jwtSecret()
        .<Registry>map(secret -> new PeerRegistry(secret, options.server.redis, prefix))
        .orElseGet(() -> new HttpRegistry(new Api(options.server.urls().get(0)), prefix));
  }

  private void play(Setting setting, Report report) throws IOException {
    switch (options.scenario) {
      case CONNECT -> new ConnectRun(setting).play(report);
      case IDLE -> new IdleRun(setting).play(report);
      case HISTORY -> new HistoryRun(setting).play(report);
      default -> new TalkRun(setting).play(report);
    }
  }

  private String describe() {
    String who =
        switch (options.scenario) {
          case GROUP, MIXED -> options.groups + " groups of " + options.members;
          case DM -> options.pairs + " pairs";
          case BROADCAST, CONNECT, IDLE -> options.connections + " connections";
          case HISTORY -> options.messages + " messages in pages of " + options.page;
        };
    String how =
        options
            .rate
            .map(rate -> String.format(Locale.ROOT, "%,.0f a second", rate))
            .orElse("window " + options.windowOrDefault());
    return String.join(
        ", ", who, how, options.size + " characters", options.duration.toMillis() / 1000.0 + " s");
  }
}
