package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection must not leave behind or bring with it. */
class ServerFootprintTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void acceptsNoCompressionAndSetsNoCookie() throws IOException {
    try (Socket socket = connect()) {
      String answer = upgrade(socket, "alice", "Sec-WebSocket-Extensions: permessage-deflate\r\n");
      assertThat(answer).startsWith("HTTP/1.1 101");
      assertThat(answer.toLowerCase(Locale.ROOT))
          .doesNotContain("sec-websocket-extensions", "set-cookie", "server:", "jetty");
    }
  }

  @Test
  void keepsNoHttpSessionAndNoConnectionOfThoseWhoLeft() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Socket socket = connect()) {
        assertThat(upgrade(socket, "user" + i, "")).startsWith("HTTP/1.1 101");
      }
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> server.web().connections() == 0);
    assertThat(instancesOf("org.eclipse.jetty.session.ManagedSession")).isZero();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> areForgotten("org.chatsystem.web.socket.ClientConnection"));
  }

  @Test
  void keepsNothingOfTheRequestThatASocketBeganWith() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        sockets.add(connect());
        assertThat(upgrade(sockets.get(i), "user" + i, "")).startsWith("HTTP/1.1 101");
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> server.web().connections() == 20);
      assertThat(instancesOf("org.chatsystem.web.socket.ClientConnection"))
          .isGreaterThanOrEqualTo(20);
      awaitNone("org.eclipse.jetty.server.internal.HttpConnection");
      awaitNone("org.eclipse.jetty.websocket.core.server.internal.ServerUpgradeRequestImpl");
      awaitNone("org.chatsystem.web.socket.Credentials");
    } finally {
      for (Socket each : sockets) {
        each.close();
      }
    }
  }

  private static void awaitNone(String className) {
    await().atMost(Duration.ofSeconds(10)).until(() -> instancesOf(className) == 0);
  }

  /** A selector of Jetty's holds the last socket that it had to do with until there is another. */
  private boolean areForgotten(String className) throws Exception {
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      try (Socket other = connect()) {
        other.getOutputStream().write("none\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(other.getInputStream().read()).isEqualTo('H');
      }
    }
    return instancesOf(className) == 0;
  }

  private Socket connect() throws IOException {
    var socket = new Socket("localhost", server.web().port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String upgrade(Socket socket, String user, String header) throws IOException {
    String request =
        "GET /ws?user="
            + user
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + header
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  /** How many there are on the heap after a collection. */
  private static long instancesOf(String className) throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .map(line -> line.trim().split("\\s+", -1))
        .filter(columns -> columns.length >= 4 && columns[3].equals(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }
}
