package org.chatsystem.app.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chatsystem.redis.testing.FreePorts;

/**
 * The proxy of the compose file, with its configuration, before servers of this machine: only its
 * own port and where the servers are differ.
 */
final class Proxy implements AutoCloseable {
  private static final Path COMMITTED = Path.of("src/main/docker/proxy/haproxy.cfg");
  private static final String BIND = "  bind :8080\n";
  private static final String NODES =
      "  server-template node 16 node:8080 resolvers docker init-addr none\n";

  private final int port = FreePorts.next();
  private final Process process;

  private Proxy(Path binary, List<Integer> servers, Path directory) throws IOException {
    Path configuration = Files.writeString(directory.resolve("haproxy.cfg"), adapted(servers));
    process =
        new ProcessBuilder(binary.toString(), "-db", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("haproxy.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The {@code haproxy} of this machine, if it has one. */
  static Optional<Path> binary() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Arrays.stream(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "haproxy"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it, and returns when it hands on what it is asked. */
  static Proxy before(List<Integer> servers) {
    try {
      Path directory = Files.createDirectories(Path.of("target", "faults", "proxy"));
      var proxy = new Proxy(binary().orElseThrow(), servers, directory);
      Awaitility.await("the proxy serves, see " + directory)
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(proxy::serves);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String adapted(List<Integer> servers) throws IOException {
    String committed = Files.readString(COMMITTED);
    if (!committed.contains(BIND) || !committed.contains(NODES)) {
      throw new IllegalStateException(COMMITTED + " is not as this test knows it");
    }
    return committed
        .replace(BIND, "  bind 127.0.0.1:" + port + "\n")
        .replace(
            NODES,
            servers.stream()
                .map(each -> "  server node%d 127.0.0.1:%d\n".formatted(each, each))
                .collect(Collectors.joining()));
  }

  private boolean serves() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"));
    return HttpClient.newHttpClient()
            .send(request.timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
