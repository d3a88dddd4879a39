package org.chatsystem.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.chatsystem.app.e2e.RawSocket;
import org.chatsystem.app.e2e.RawSocket.Frame;
import org.chatsystem.core.fixture.Hostile;

/** Frames with something wrong in them, bytes that are no frames, and handshakes of that kind. */
final class SocketAttack {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FRAMES = 30;

  /** With which a connection may end that was used against the protocol, or left by its client. */
  private static final Set<Integer> GOODBYES =
      Set.of(1000, 1002, 1003, 1005, 1006, 1007, 1009, 4400, 4401, 4403, 4408, 4429);

  /** One of each kind that a client sends; ME is the sender, GROUP their group, ID a message. */
  private static final List<String> SEEDS =
      List.of(
          "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\"Hello!\",\"ref\":\"c1\"}",
          "{\"type\":\"dm\",\"from\":\"ME\",\"to\":\"ME\",\"content\":\"x\",\"replyTo\":\"ID\"}",
          "{\"type\":\"group\",\"to\":\"GROUP\",\"content\":\"@ME x\",\"ref\":\"c2\"}",
          "{\"type\":\"broadcast\",\"content\":\"x\",\"ref\":\"c3\"}",
          "{\"type\":\"resume\",\"cursors\":{\"dm:ME\":\"ID\",\"group:GROUP\":\"1-1\"},\"since\":\"2026-11-22T13:28:00.123Z\"}",
          "{\"type\":\"received\",\"conversation\":\"dm:ME\",\"seq\":1}",
          "{\"type\":\"read\",\"conversation\":\"group:GROUP\",\"seq\":1,\"ref\":\"r\"}",
          "{\"type\":\"typing\",\"conversation\":\"group:GROUP\"}",
          "{\"type\":\"edit\",\"conversation\":\"dm:ME\",\"id\":\"ID\",\"content\":\"x\"}",
          "{\"type\":\"delete\",\"conversation\":\"dm:ME\",\"id\":\"1-1\",\"ref\":\"r\"}",
          "{\"type\":\"react\",\"conversation\":\"dm:ME\",\"id\":\"ID\",\"emoji\":\"👍\",\"remove\":false}",
          "{\"type\":\"watch\",\"users\":[\"ME\",\"nobody\"]}",
          "{\"type\":\"auth\",\"token\":\"TOKEN\"}",
          "{\"type\":\"ping\",\"ref\":\"r\"}");

  private final int port;
  private final Findings findings;

  SocketAttack(int port, Findings findings) {
    this.port = port;
    this.findings = findings;
  }

  /** One handshake and what may follow; whether its sender is still signed in. */
  boolean attack(Hostile hostile, long seed, Actor actor) throws IOException {
    if (hostile.onceIn(4)) {
      handshake(hostile, seed, actor);
    } else {
      try (RawSocket socket = RawSocket.open(port, actor.token())) {
        if (hostile.onceIn(2)) {
          texts(hostile, seed, actor, socket);
        } else {
          bytes(hostile, seed, actor, socket);
        }
      } catch (RawSocket.SignedOutException byAnEarlierRequest) {
        return false;
      }
    }
    return true;
  }

  private void handshake(Hostile hostile, long seed, Actor actor) throws IOException {
    byte[] bytes = RawSocket.handshake(actor.token()).getBytes(StandardCharsets.ISO_8859_1);
    byte[] changed = hostile.mutated(bytes);
    RawHttp.Answer answer = RawHttp.exchange(port, changed, hostile.onceIn(20));
    findings.count("handshake → " + answer.status());
    if (answer.status() >= 500 && answer.status() != 505) {
      findings.add("handshake answered " + answer.status(), seed, changed, answer.text());
    }
  }

  /** Texts of which each may be wrong; then the server is still there, or has said why not. */
  private void texts(Hostile hostile, long seed, Actor actor, RawSocket socket) throws IOException {
    var sent = new ByteArrayOutputStream();
    for (int i = hostile.below(MOST_FRAMES); i >= 0; i--) {
      String text = text(hostile, actor);
      sent.writeBytes(
          RawSocket.frame(0x80 | RawSocket.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }
    try {
      socket.send(sent.toByteArray());
      socket.sendText("{\"type\":\"end\",\"ref\":\"the end\"}");
      for (Frame frame = socket.read(); !isTheEnd(frame); frame = socket.read()) {
        if (frame.opcode() == RawSocket.CLOSE) {
          goodbye("texts", frame.closeCode(), seed, sent.toByteArray());
          return;
        }
        check(frame, seed, sent.toByteArray());
      }
    } catch (EOFException | SocketException gone) {
      findings.add("texts: left without a goodbye", seed, sent.toByteArray(), "");
    }
  }

  private static boolean isTheEnd(Frame frame) {
    return frame.opcode() == RawSocket.TEXT && frame.text().contains("\"ref\":\"the end\"");
  }

  private void check(Frame frame, long seed, byte[] sent) throws IOException {
    JsonNode json = JSON.readTree(frame.text());
    String type = json.path("type").asText();
    String code = json.path("code").asText();
    findings.count("frame → " + type + (code.isEmpty() ? "" : " " + code));
    if (code.equals("internal") || code.equals("unavailable")) {
      findings.add("frame answered " + code, seed, sent, frame.text());
    }
  }

  private static String text(Hostile hostile, Actor actor) {
    if (hostile.onceIn(8)) {
      return hostile.onceIn(2) ? hostile.json() : hostile.text();
    }
    String seed =
        hostile
            .oneOf(SEEDS)
            .replace("ME", actor.name)
            .replace("GROUP", actor.group)
            .replace("ID", actor.valueFor("replyTo", hostile).replace("\"", ""))
            .replace("TOKEN", actor.token());
    return hostile.onceIn(3) ? seed : hostile.mutated(seed);
  }

  /** Bytes that are frames only by chance; whatever comes, it ends with a goodbye. */
  private void bytes(Hostile hostile, long seed, Actor actor, RawSocket socket) throws IOException {
    byte[] sent = brokenFrames(hostile, actor);
    try {
      socket.send(sent);
    } catch (SocketException closedMeanwhile) {
      // its goodbye can still be read, or not
    }
    socket.leave();
    goodbye("bytes", socket.closeCode(), seed, sent);
  }

  private static byte[] brokenFrames(Hostile hostile, Actor actor) {
    var frames = new ByteArrayOutputStream();
    for (int i = hostile.below(5); i >= 0; i--) {
      byte[] payload =
          hostile.onceIn(3)
              ? hostile.bytes(200)
              : text(hostile, actor).getBytes(StandardCharsets.UTF_8);
      byte[] frame = RawSocket.frame(hostile.onceIn(2) ? hostile.below(256) : 0x81, payload);
      frames.writeBytes(hostile.onceIn(2) ? hostile.mutated(frame) : frame);
    }
    return hostile.onceIn(20)
        ? RawSocket.frame(0x81, new byte[65_530 + hostile.below(20)])
        : frames.toByteArray();
  }

  private void goodbye(String kind, int code, long seed, byte[] sent) {
    findings.count(kind + " → closed " + code);
    if (!GOODBYES.contains(code)) {
      findings.add(kind + " closed with " + code, seed, sent, "");
    }
  }
}
