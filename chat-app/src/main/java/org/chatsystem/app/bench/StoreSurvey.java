package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.chatsystem.app.bench.chart.Scale;

/**
 * Fills the store with ever more conversations of other people, and measures what one of its users
 * notices: how long a message takes to be acked, a page of history to come, and the list of their
 * own conversations.
 */
final class StoreSurvey implements Survey {
  private static final String APPEND = "ack";
  private static final String PAGE = "history page";
  private static final String LIST = "conversation list";
  private static final String TAIL = " p99";

  static final List<Plot> PLOTS =
      List.of(
          new Plot("median in ms", Scale.LOG, List.of(APPEND, PAGE, LIST)),
          new Plot("p99 in ms", Scale.LOG, List.of(APPEND + TAIL, PAGE + TAIL, LIST + TAIL)));

  private static final int PAIRS = 50;
  private static final int MESSAGES_PER_SECOND = 500;
  private static final double NANOS_PER_MILLI = 1e6;

  private final CurveOptions options;
  private final Trials trials;
  private final StoreSeed seed;
  private final Api api;
  private final HttpRegistry registry;
  private final Account reader;
  private final List<String> conversations;

  StoreSurvey(CurveOptions options, PrintStream progress) {
    this.options = options;
    this.trials = new Trials(options.server, progress);
    this.api = new Api(options.server.urls().get(0));
    String run = Integer.toHexString(ThreadLocalRandom.current().nextInt());
    this.registry = new HttpRegistry(api, "bench-" + run + "-r");
    this.reader = registry.people(1).get(0);
    this.seed = StoreSeed.open(options.server.redis, options.redisPrefix, "bench-" + run + "-");
    this.conversations = seed.befriend(reader.user());
  }

  @Override
  public Map<String, Double> measure(int value) {
    seed.growTo(value);
    Report sent = trials.run(options.timed("dm", "--pairs", PAIRS, "--rate", MESSAGES_PER_SECOND));
    Histogram page = time(() -> get("/api/conversations/" + anyConversation() + "/messages"));
    Histogram list = time(() -> get("/api/conversations"));
    return Map.of(
        APPEND,
        sent.figure("ackLatencyMillis.p50"),
        APPEND + TAIL,
        sent.figure("ackLatencyMillis.p99"),
        PAGE,
        millis(page, 50),
        PAGE + TAIL,
        millis(page, 99),
        LIST,
        millis(list, 50),
        LIST + TAIL,
        millis(list, 99));
  }

  @Override
  public void close() {
    seed.close();
    registry.close();
  }

  private String anyConversation() {
    return conversations.get(ThreadLocalRandom.current().nextInt(conversations.size()));
  }

  private JsonNode get(String path) {
    return api.get(path, reader.token());
  }

  private Histogram time(Supplier<JsonNode> call) {
    repeat(call, options.warmup, new Histogram(3));
    var measured = new Histogram(3);
    repeat(call, options.duration, measured);
    return measured;
  }

  private static void repeat(Supplier<JsonNode> call, Duration duration, Histogram histogram) {
    long end = System.nanoTime() + duration.toNanos();
    for (long from = System.nanoTime(); from < end; ) {
      JsonNode answer = call.get();
      long now = System.nanoTime();
      histogram.recordValue(now - from);
      from = now;
      if (answer.path("messages").isEmpty() && answer.path("conversations").isEmpty()) {
        throw new BenchFault("nothing to read: is --redis the server's own?");
      }
    }
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
