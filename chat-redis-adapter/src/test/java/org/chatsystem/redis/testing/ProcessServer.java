package org.chatsystem.redis.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Redis as a child process. */
final class ProcessServer implements Server {
  private final List<String> program;
  private final int port;
  private final List<String> settings;
  private final Path directory;
  private Process process;

  /**
   * A process that is not started yet.
   *
   * @param program the binary and, if it needs one, its configuration file
   */
  ProcessServer(List<String> program, int port, List<String> settings) {
    this.program = program;
    this.port = port;
    this.settings = settings;
    this.directory = temporaryDirectory();
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("test-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    var command = new ArrayList<>(program);
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", directory.toString()));
    command.addAll(settings);
    process = run(command);
  }

  @Override
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void pause() {
    signal("-STOP");
  }

  @Override
  public void resume() {
    signal("-CONT");
  }

  @Override
  public void discard() {
    kill();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // it was discarded before
    }
  }

  private void signal(String name) {
    try {
      run(List.of("kill", name, Long.toString(process.pid()))).waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process run(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("redis-server does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
