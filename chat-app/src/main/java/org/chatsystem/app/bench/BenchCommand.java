package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code bench}: puts load on a chat server, checks what comes of it, and tells how fast it was.
 * Exits with 0 if all went well, 1 if a message was lost, doubled, out of order or unanswered or
 * the run could not be made, 2 if an option is wrong.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Puts load on a chat server, checks every delivery, and tells how fast it was.",
    footer = {
      "",
      "Exit status: 0 all well, 1 something was lost, doubled, out of order or unanswered, 2 a wrong"
          + " option.",
      "Makes users and groups named bench-… on the server; BCRYPT_COST=4 there makes that fast."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  private final PrintStream out;
  private final PrintStream err;
  @Mixin private BenchOptions options = new BenchOptions();

  /**
   * The command with those below it.
   *
   * @param out where the figures go
   * @param err where progress and faults go
   */
  public static CommandLine line(PrintStream out, PrintStream err) {
    return new CommandLine(new BenchCommand(out, err))
        .addSubcommand(new CurveCommand(out, err))
        .addSubcommand(new CompareCommand(out, err))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private BenchCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    List<String> faults = OptionRules.faultsOf(options);
    if (!faults.isEmpty()) {
      faults.forEach(err::println);
      return MISUSE;
    }
    try {
      Bench.Result result = new Bench(options, err).run();
      out.println(options.json ? result.report().json() : result.report().table());
      return result.tally().isClean() ? 0 : FAULT;
    } catch (BenchFault e) {
      err.println(e.getMessage());
      return FAULT;
    }
  }
}
