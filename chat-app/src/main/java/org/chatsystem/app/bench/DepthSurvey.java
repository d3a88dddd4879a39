package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.bench.chart.Scale;

/** Reads one page of a conversation over HTTP, with ever more messages after it. */
final class DepthSurvey implements Survey {
  private static final String MEDIAN = "p50";
  private static final String TAIL = "p99";

  static final List<Plot> PLOTS =
      List.of(new Plot("time to a page in ms", Scale.LOG, List.of(MEDIAN, TAIL)));

  private static final int PAGE = 50;

  private final CurveOptions options;
  private final Trials trials;

  DepthSurvey(CurveOptions options, PrintStream progress) {
    this.options = options;
    this.trials = new Trials(options.server, progress);
  }

  @Override
  public Map<String, Double> measure(int depth) {
    Report pages =
        trials.run(
            options.timed(
                "history",
                "--depth",
                depth,
                "--messages",
                depth + PAGE,
                "--page",
                PAGE,
                "--window",
                1));
    return Map.of(
        MEDIAN, pages.figure("pageLatencyMillis.p50"), TAIL, pages.figure("pageLatencyMillis.p99"));
  }
}
