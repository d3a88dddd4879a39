package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.bench.chart.Scale;

/**
 * Groups talk: as fast as they can, which gives a rate, and then at a rate that any server should
 * bear, which gives latencies.
 */
final class TalkSurvey implements Survey {
  private static final String RATE = "deliveries/s";
  private static final String MEDIAN = "p50";
  private static final String TAIL = "p99";

  static final List<Plot> PLOTS =
      List.of(
          new Plot("deliveries/s, as many as go", Scale.LINEAR, List.of(RATE)),
          new Plot("delivery latency in ms, at a fixed rate", Scale.LOG, List.of(MEDIAN, TAIL)));

  private static final int MEMBERS = 100;

  /** Deliveries that are on their way at once, about, however many groups there are. */
  private static final int IN_FLIGHT = 8_000;

  private final CurveOptions options;
  private final PrintStream progress;
  private final CurveKind kind;

  TalkSurvey(CurveOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
    this.kind = options.kind;
  }

  @Override
  public Map<String, Double> measure(int value) {
    int members = kind == CurveKind.MEMBERS ? value : Math.min(MEMBERS, connections(value));
    int groups = Math.max(1, connections(value) / members);
    ServerOptions server =
        kind == CurveKind.INSTANCES ? options.server.instances(value) : options.server;
    var trials = new Trials(server, progress);
    List<String> group = options.timed("group", "--groups", groups, "--members", members);
    int window = Math.max(1, IN_FLIGHT / (groups * members));
    Report fast = trials.run(group, "--window", Integer.toString(window));
    double rate = Math.max(1, options.deliveries / (double) (members - 1));
    Report even = trials.run(group, "--rate", Double.toString(rate));
    return Map.of(
        RATE, fast.figure("deliveriesPerSecond"),
        MEDIAN, even.figure("deliveryLatencyMillis.p50"),
        TAIL, even.figure("deliveryLatencyMillis.p99"));
  }

  private int connections(int value) {
    return switch (kind) {
      case CONNECTIONS -> value;
      case INSTANCES -> options.connections;
      default -> Math.max(value, options.connections);
    };
  }
}
