package org.chatsystem.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between clients and a server, and cheats once: with the twentieth message it sees. */
final class CheatingProxy implements AutoCloseable {
  private static final int VICTIM = 20;

  private final ServerSocket door;
  private final int target;
  private final Cheat cheat;
  private final AtomicInteger messages = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "cheating-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private CheatingProxy(ServerSocket door, int target, Cheat cheat) {
    this.door = door;
    this.target = target;
    this.cheat = cheat;
  }

  static CheatingProxy start(int target, Cheat cheat) throws IOException {
    var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var proxy = new CheatingProxy(door, target, cheat);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }

  /** Whether this is the message to cheat with. */
  boolean isVictim() {
    return messages.incrementAndGet() == VICTIM;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        OutputStream up = server.getOutputStream();
        threads.execute(() -> pump(client, server, up));
        var down = new CheatingStream(client.getOutputStream(), cheat, this);
        threads.execute(() -> pump(server, client, down));
      } catch (IOException closed) {
        // either side may go at any time
      }
    }
  }

  private static void pump(Socket from, Socket to, OutputStream out) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException | UncheckedIOException closed) {
      // either side may go at any time
    }
  }
}
