package org.chatsystem.app.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/** Watches all connections with one thread, the caller's, and works at one task at a time. */
final class Loop implements AutoCloseable {
  private static final long LONGEST_WAIT_MILLIS = 100;

  private final Selector selector;
  private final Wires wires = new Wires();
  private final Pacer pacer;

  Loop() throws IOException {
    selector = Selector.open();
    pacer = new Pacer(selector::wakeup);
  }

  void connect(Client client, ClientListener listener) {
    try {
      client.connect(selector, wires, listener);
    } catch (IOException e) {
      client.end(String.valueOf(e.getMessage()));
    }
  }

  /** Works until the task is done. */
  void run(Task task) throws IOException {
    while (!task.isDone()) {
      long due = task.turn(System.nanoTime());
      if (due != Task.WHENEVER && due <= System.nanoTime()) {
        selector.selectNow(this::handle);
      } else {
        pacer.wakeAt(due);
        selector.select(this::handle, LONGEST_WAIT_MILLIS);
      }
    }
  }

  @Override
  public void close() throws IOException {
    pacer.close();
    for (SelectionKey each : List.copyOf(selector.keys())) {
      ((Client) each.attachment()).close();
    }
    selector.close();
  }

  private void handle(SelectionKey key) {
    ((Client) key.attachment()).ready(key, wires);
  }
}
