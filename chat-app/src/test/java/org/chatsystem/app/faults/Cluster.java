package org.chatsystem.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chatsystem.redis.testing.FreePorts;
import org.chatsystem.redis.testing.TestRedis;

/** A Redis that writes down what it is told, and several servers on it. */
final class Cluster implements AutoCloseable {
  private static final int INSTANCES = 3;

  private final TestRedis redis;
  private final List<Instance> instances;

  private Cluster(TestRedis redis, Path logs) {
    this.redis = redis;
    Map<String, String> settings =
        Map.of(
            "REDIS_ADDR", redis.address(),
            "BCRYPT_COST", "4",
            "CHAT_RATE_LIMIT", "off",
            "CHAT_RETENTION_MESSAGES", "1000000");
    this.instances =
        IntStream.range(0, INSTANCES)
            .mapToObj(
                i -> new Instance(FreePorts.next(), settings, logs.resolve("node-" + i + ".log")))
            .toList();
  }

  /** Starts all of it and returns when every instance is ready. */
  static Cluster start(Plan.Fsync fsync) {
    var cluster =
        new Cluster(TestRedis.startAppending(fsync.setting()), directory(fsync.setting()));
    cluster.instances.forEach(Instance::start);
    cluster.awaitReady();
    return cluster;
  }

  private static Path directory(String name) {
    try {
      Path logs = Path.of("target", "faults", name);
      Files.createDirectories(logs);
      for (int i = 0; i < INSTANCES; i++) {
        Files.deleteIfExists(logs.resolve("node-" + i + ".log"));
      }
      return logs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestRedis redis() {
    return redis;
  }

  List<Instance> instances() {
    return instances;
  }

  List<Integer> ports() {
    return instances.stream().map(Instance::port).toList();
  }

  void awaitReady() {
    instances.forEach(Instance::awaitReady);
  }

  /** What the servers themselves took for faults of their own. */
  List<String> errorsLogged() {
    return instances.stream().flatMap(each -> errorsIn(each.log()).stream()).toList();
  }

  private static List<String> errorsIn(Path log) {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains(" ERROR ") || line.startsWith("Exception in thread"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    redis.close();
  }
}
