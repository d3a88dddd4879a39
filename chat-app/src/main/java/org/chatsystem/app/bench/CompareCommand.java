package org.chatsystem.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench compare}: runs the same workloads on several servers in turn, several times, and
 * tells the medians. A run that fails counts for nothing, and makes the exit status 1.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Runs the same workloads on several servers in turn, and tells medians and ratios.",
    footer = {
      "",
      "idle_…: start the servers afresh before each, as memory that was once used is not given back."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  private final PrintStream out;
  private final PrintStream err;

  @ArgGroup(
      exclusive = false,
      multiplicity = "1..*",
      heading = "Each server, the one that the others are compared with first:%n")
  private List<Contender> servers = new ArrayList<>();

  @Option(
      names = "--workload",
      split = ",",
      description = "${COMPLETION-CANDIDATES} (default: all but those with idle connections)")
  private List<Workload> workloads = new ArrayList<>();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "how often each is run on each server (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--duration",
      defaultValue = "6s",
      converter = ShortDuration.class,
      description = "how long to measure each time (default: ${DEFAULT-VALUE})")
  private Duration duration;

  @Option(
      names = "--warmup",
      defaultValue = "3s",
      converter = ShortDuration.class,
      description = "how long to load before that (default: ${DEFAULT-VALUE})")
  private Duration warmup;

  @Option(
      names = "--first-warmup",
      defaultValue = "30s",
      converter = ShortDuration.class,
      description =
          "how long to load each server before all; compilers take that long"
              + " (default: ${DEFAULT-VALUE})")
  private Duration firstWarmup;

  @Option(names = "--csv", description = "write every single value to this file")
  private Optional<Path> csv = Optional.empty();

  /**
   * @param out where the table goes
   * @param err where progress and faults go
   */
  CompareCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    List<String> faults =
        servers.stream()
            .flatMap(each -> OptionRules.faultsOf(each, each.peer).stream())
            .distinct()
            .toList();
    if (!faults.isEmpty()) {
      faults.forEach(err::println);
      return MISUSE;
    }
    if (!firstWarmup.isZero()) {
      servers.forEach(this::warmUp);
    }
    return compare();
  }

  private int compare() throws IOException {
    var comparison = new Comparison(servers.stream().map(each -> each.name).toList());
    boolean allWell = true;
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : chosen()) {
        for (Contender each : servers) {
          err.println("Round " + round + ", " + workload.title() + ", " + each.name);
          allWell &= run(workload, each, comparison);
        }
        keep(comparison);
      }
    }
    out.print(comparison.markdown());
    return allWell ? 0 : FAULT;
  }

  private boolean run(Workload workload, Contender server, Comparison comparison) {
    try {
      comparison.add(workload, server.name, trial(server, workload, warmup, duration));
      return true;
    } catch (BenchFault e) {
      err.println("No figures: " + e.getMessage());
      return false;
    }
  }

  private void warmUp(Contender server) {
    err.println("Warming up " + server.name);
    try {
      trial(server, Workload.GROUP, firstWarmup, Duration.ofSeconds(1));
    } catch (BenchFault e) {
      err.println("Not warm: " + e.getMessage());
    }
  }

  private Report trial(Contender server, Workload workload, Duration before, Duration measured) {
    List<String> arguments =
        Stream.concat(
                workload.arguments().stream(),
                Stream.of(
                    "--warmup", before.toMillis() + "ms", "--duration", measured.toMillis() + "ms"))
            .toList();
    return new Trials(server, err).run(arguments);
  }

  private void keep(Comparison comparison) throws IOException {
    if (csv.isPresent()) {
      Files.writeString(csv.get(), comparison.csv());
    }
  }

  private List<Workload> chosen() {
    return workloads.isEmpty()
        ? Arrays.stream(Workload.values()).filter(each -> !each.name().startsWith("IDLE")).toList()
        : workloads;
  }
}
