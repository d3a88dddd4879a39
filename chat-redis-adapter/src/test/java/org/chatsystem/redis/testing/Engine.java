package org.chatsystem.redis.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import redis.embedded.core.ExecutableProvider;

/** Where a Redis comes from. */
enum Engine {
  /** A container, where a Docker engine answers. */
  DOCKER,
  /** The {@code redis-server} on the path. */
  SERVER,
  /** The binary that the embedded-redis library brings. */
  EMBEDDED;

  /** The one asked for by {@code -DCHAT_TEST_REDIS} or the environment, else the first there is. */
  static Engine choose() {
    String asked = System.getProperty("CHAT_TEST_REDIS", System.getenv("CHAT_TEST_REDIS"));
    if (asked != null && !asked.isBlank()) {
      return valueOf(asked.toUpperCase(Locale.ROOT));
    }
    if (isDockerThere()) {
      return DOCKER;
    }
    return onPath().isPresent() ? SERVER : EMBEDDED;
  }

  /** The port that a server itself knows, when it is to be found at this one. */
  int inside(int port) {
    return this == DOCKER ? ContainerServer.INSIDE : port;
  }

  /**
   * Does not start it yet.
   *
   * @param files of this machine, which the settings name by their absolute paths
   */
  Server server(int port, List<String> settings, List<Path> files) {
    return switch (this) {
      case DOCKER -> new ContainerServer(port, settings, files);
      case SERVER -> new ProcessServer(List.of(onPath().orElseThrow().toString()), port, settings);
      case EMBEDDED -> new ProcessServer(List.of(embedded().toString()), port, settings);
    };
  }

  /** Looks for the socket first: to ask the library takes seconds and many lines of log. */
  private static boolean isDockerThere() {
    boolean mayBe =
        System.getenv("DOCKER_HOST") != null
            || Files.exists(Path.of("/var/run/docker.sock"))
            || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
    try {
      return mayBe && DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      return false; // whatever is wrong with it, there are other ways
    }
  }

  static Optional<Path> onPath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path embedded() {
    try {
      return ExecutableProvider.newJarResourceProvider().get().toPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
