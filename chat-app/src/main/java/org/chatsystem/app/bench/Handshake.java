package org.chatsystem.app.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** How an HTTP connection becomes a WebSocket: the request, and the check of the answer. */
final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final byte[] END = Bytes.of("\r\n\r\n");
  private static final byte[] SWITCHING = Bytes.of("HTTP/1.1 101");

  private final String key;
  private final byte[] accept;

  private Handshake(String key) {
    this.key = key;
    this.accept = Bytes.of(acceptOf(key));
  }

  static Handshake create() {
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    return new Handshake(Base64.getEncoder().encodeToString(random));
  }

  byte[] request(URI server, String token) {
    return Bytes.of(
        "GET /ws HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: "
            + key
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n");
  }

  /** Where the answer ends; -1 if it has not come whole. */
  int check(byte[] bytes, int from, int to) throws ProtocolFault {
    int end = Bytes.find(bytes, from, to, END);
    if (end < 0) {
      return -1;
    }
    if (!Bytes.isAt(bytes, from, end, SWITCHING)) {
      throw new ProtocolFault("no upgrade: " + firstLine(bytes, from, end));
    }
    if (Bytes.find(bytes, from, end, accept) < 0) {
      throw new ProtocolFault("the upgrade is answered for another key");
    }
    return end + END.length;
  }

  static String acceptOf(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static String firstLine(byte[] bytes, int from, int end) {
    return Bytes.text(bytes, from, end).lines().findFirst().orElse("");
  }
}
