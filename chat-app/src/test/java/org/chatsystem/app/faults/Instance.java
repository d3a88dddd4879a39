package org.chatsystem.app.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.chatsystem.app.Main;

/** One server as a process of its own, on a port that stays the same over restarts. */
final class Instance implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(40);
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final int port;
  private final Map<String, String> settings;
  private final Path log;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private Process process;

  /** Does not start it yet. */
  Instance(int port, Map<String, String> settings, Path log) {
    this.port = port;
    this.settings = settings;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  int port() {
    return port;
  }

  Path log() {
    return log;
  }

  /** Starts it, for the first time or again; does not wait until it is ready. */
  void start() {
    var builder = new ProcessBuilder(Launch.command(JVM, Main.class));
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until it serves. A server that finds no Redis when it starts says so and ends: it is
   * started again, as whatever runs servers would.
   */
  void awaitReady() {
    Awaitility.await("instance " + port + " is ready, see " + log)
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(this::servesAtLast);
  }

  private boolean servesAtLast() {
    if (!process.isAlive()) {
      start();
    }
    return isReady();
  }

  boolean isReady() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
              .timeout(Duration.ofSeconds(3))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a crash would. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  /** Asks it to end, and waits; returns how long it took. */
  Duration terminate() {
    long start = System.nanoTime();
    process.destroy();
    awaitEnd(Duration.ofSeconds(20));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Asks it to end, and does not wait. */
  void beginToTerminate() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void freeze() {
    signal("-STOP");
  }

  void thaw() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("instance " + port + " does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** How this project's own classes are run: the jar if these are packed, else the class path. */
  private static final class Launch {
    static List<String> command(List<String> options, Class<?> main) {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      Path home = home(main);
      command.addAll(
          home.toString().endsWith(".jar")
              ? List.of("-jar", home.toString())
              : List.of("-cp", System.getProperty("java.class.path"), main.getName()));
      return command;
    }

    private static Path home(Class<?> main) {
      try {
        return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
