package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs the load tool again and again on one server, each time with other options. */
final class Trials {
  private final ServerOptions server;
  private final PrintStream progress;

  /**
   * @param progress where progress is told
   */
  Trials(ServerOptions server, PrintStream progress) {
    this.server = server;
    this.progress = progress;
  }

  /**
   * One run.
   *
   * @param arguments as on the command line, without those that name the server
   * @throws BenchFault if it cannot be run, or if anything was lost, doubled, out of order or
   *     unanswered: figures of such a run are worth nothing
   */
  Report run(List<String> arguments) {
    progress.println("bench " + String.join(" ", arguments));
    BenchOptions options = parse(arguments);
    options.server = server;
    List<String> faults = OptionRules.faultsOf(options);
    if (!faults.isEmpty()) {
      throw new BenchFault(String.join("; ", faults));
    }
    Bench.Result result = new Bench(options, progress).run();
    if (!result.tally().isClean()) {
      throw new BenchFault("what was delivered was not right:" + result.report().table());
    }
    return result.report();
  }

  /** One run with these arguments, and more of them. */
  Report run(List<String> arguments, String... more) {
    var all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return run(all);
  }

  private static BenchOptions parse(List<String> arguments) {
    var options = new BenchOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
    return options;
  }
}
