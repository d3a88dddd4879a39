package org.chatsystem.redis.testing;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/** Redis in a container, on a port of this machine that stays the same. */
final class ContainerServer implements Server {
  private static final String IMAGE = "redis:8-alpine";
  static final int INSIDE = 6379;

  /** The port must not change over a restart, which a random one would. */
  private static final class Container extends GenericContainer<Container> {
    private Container(int port) {
      super(IMAGE);
      addFixedExposedPort(port, INSIDE);
    }
  }

  private final Container container;

  ContainerServer(int port, List<String> settings, List<Path> files) {
    // tests come from outside the container, which protected mode would take for strangers
    var command = new ArrayList<>(List.of("redis-server", "--protected-mode", "no"));
    command.addAll(settings);
    container = new Container(port).withCommand(command.toArray(String[]::new));
    files.forEach(each -> container.withCopyFileToContainer(readable(each), each.toString()));
  }

  /** For whoever the server runs as there. */
  private static MountableFile readable(Path file) {
    return MountableFile.forHostPath(file, 0644);
  }

  @Override
  public void start() {
    if (container.getContainerId() == null) {
      container.start();
    } else {
      docker().startContainerCmd(container.getContainerId()).exec();
    }
  }

  @Override
  public void stop() {
    docker().stopContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void kill() {
    docker().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void pause() {
    docker().pauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void resume() {
    docker().unpauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void discard() {
    container.stop();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }
}
