package org.chatsystem.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code bench curve}: measures a running server again and again with one thing varied, and draws
 * what comes of it. A point that cannot be measured is left out, and makes the exit status 1.
 */
@Command(
    name = "curve",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Measures a running server at growing sizes, and draws the figures.",
    footer = {
      "",
      "Writes <name>.svg, the picture, and <name>.csv, its figures, after each point anew.",
      "instances: give as many --url. conversations: fills --redis, the server's own; use one that"
          + " may be emptied.",
      "history: start the server with CHAT_RETENTION_MESSAGES=200000."
    })
final class CurveCommand implements Callable<Integer> {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  private final PrintStream out;
  private final PrintStream err;
  @Mixin private CurveOptions options = new CurveOptions();

  /**
   * @param out where the figures go
   * @param err where progress and faults go
   */
  CurveCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    boolean usesRedis = options.server.peer || options.kind == CurveKind.CONVERSATIONS;
    List<String> faults = OptionRules.faultsOf(options.server, usesRedis);
    if (!faults.isEmpty()) {
      faults.forEach(err::println);
      return MISUSE;
    }
    try (Survey survey = survey()) {
      return measure(survey);
    } catch (BenchFault e) {
      err.println(e.getMessage());
      return FAULT;
    }
  }

  private Survey survey() {
    return switch (options.kind) {
      case MEMBERS, CONNECTIONS, INSTANCES -> new TalkSurvey(options, err);
      case CONVERSATIONS -> new StoreSurvey(options, err);
      case HISTORY -> new DepthSurvey(options, err);
    };
  }

  private int measure(Survey survey) throws IOException {
    var table = new CurveTable(options.kind, note());
    int status = 0;
    for (int value : options.valuesOrUsual()) {
      try {
        table.add(value, survey.measure(value));
        keep(table);
      } catch (BenchFault | UncheckedIOException e) {
        err.println("No figures at " + value + ": " + e.getMessage());
        status = FAULT;
      }
    }
    out.print(table.csv());
    return status;
  }

  private void keep(CurveTable table) throws IOException {
    Files.createDirectories(options.out);
    Files.writeString(options.out.resolve(options.kind + ".svg"), table.svg());
    Files.writeString(options.out.resolve(options.kind + ".csv"), table.csv());
  }

  private String note() {
    String own = "bench curve " + options.kind + ", " + LocalDate.now(ZoneOffset.UTC);
    return options.note.isEmpty() ? own : own + "; " + options.note;
  }
}
