package org.chatsystem.web.socket;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Where answers are written: never on the store's own thread, and for one connection in the order
 * in which they came.
 */
final class Replies implements AutoCloseable {
  private final List<ExecutorService> lanes;

  Replies(int threads) {
    lanes = IntStream.range(0, threads).mapToObj(Replies::lane).toList();
  }

  /** The lane of a connection. */
  Executor laneOf(Object connection) {
    return lanes.get(Math.floorMod(System.identityHashCode(connection), lanes.size()));
  }

  private static ExecutorService lane(int number) {
    return Executors.newSingleThreadExecutor(
        task -> {
          var thread = new Thread(task, "chat-replies-" + number);
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() {
    lanes.forEach(ExecutorService::shutdown);
  }
}
