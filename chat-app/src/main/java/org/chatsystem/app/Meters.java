package org.chatsystem.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chatsystem.core.port.out.Monitor;

/**
 * Counts what happens, for Prometheus. Counters are striped over threads: to count costs
 * nanoseconds.
 */
final class Meters implements Monitor, AutoCloseable {
  /** From where a person would notice nothing to where something is wrong. */
  private static final Duration[] STEPS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer acks = timer("chat.ack", "from a send to its ack");
  private final Timer lag = timer("chat.fanout.lag", "from stored to written, once for each batch");
  private final Timer roundTrips = timer("chat.store.roundtrip", "until the store answered");
  private final Counter duplicates = counter("chat.sends.duplicate", "sends with a known ref");
  private final Counter deliveries = counter("chat.deliveries", "messages given to connections");
  private final Counter holes = counter("chat.holes.found", "events that show that one was missed");
  private final Counter filled = counter("chat.holes.filled", "messages delivered from the log");
  private final Counter resumes = counter("chat.resumes", "replays that are complete");
  private final Counter replayed = counter("chat.resumes.replayed", "messages in them");

  Meters() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    // there from the start, so that a first one is a change that an alarm sees
    registry.counter("chat.closes", "code", "4500");
    registry.counter("chat.refusals", "code", "rate_limited");
  }

  /** Something that is asked for when it is to be told. */
  void gauge(String name, String meaning, Supplier<Number> value) {
    Gauge.builder(name, value).description(meaning).register(registry);
  }

  /** All of it, as Prometheus reads it. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void sent(boolean duplicate, long nanos) {
    acks.record(nanos, TimeUnit.NANOSECONDS);
    if (duplicate) {
      duplicates.increment();
    }
  }

  @Override
  public void delivered(int copies) {
    deliveries.increment(copies);
  }

  @Override
  public void flushed(Duration behind) {
    // the store's clock may be a little ahead of this one
    lag.record(behind.isNegative() ? Duration.ZERO : behind);
  }

  @Override
  public void holeFound() {
    holes.increment();
  }

  @Override
  public void holeFilled(int messages) {
    filled.increment(messages);
  }

  @Override
  public void resumed(int messages) {
    resumes.increment();
    replayed.increment(messages);
  }

  @Override
  public void roundTrip(Duration time) {
    roundTrips.record(time);
  }

  @Override
  public void closed(int code) {
    registry.counter("chat.closes", "code", Integer.toString(code)).increment();
  }

  @Override
  public void refused(String code) {
    registry.counter("chat.refusals", "code", code).increment();
  }

  private Timer timer(String name, String meaning) {
    return Timer.builder(name)
        .description(meaning)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private Counter counter(String name, String meaning) {
    return Counter.builder(name).description(meaning).register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
