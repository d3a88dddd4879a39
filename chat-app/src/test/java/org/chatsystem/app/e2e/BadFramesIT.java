package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends: an error or a close code, and nothing has changed. */
class BadFramesIT extends Scene {
  private static final String BAD = "bad_request";
  private static final int BINARY = 1003;
  private static final int NOT_UTF8 = 1007;
  private static final int TOO_LONG = 1009;

  BadFramesIT(Cluster cluster) {
    super(cluster);
  }

  /** The error code, whether the ref is repeated, and the frame; ME is the sender. */
  static Stream<Arguments> badFrames() {
    return Stream.of(
        arguments(BAD, false, "not JSON"),
        arguments(BAD, false, ""),
        arguments(BAD, false, "[]"),
        arguments(BAD, false, "null"),
        arguments(BAD, false, "\"dm\""),
        arguments(BAD, false, "{\"type\":\"ping\",\"ref\":\"r\"} x"),
        arguments(BAD, false, "{\"type\":\"ping\",\"ref\":\"r\"}{}"),
        arguments(BAD, false, "{\"type\":\"ping\",\"type\":\"ping\",\"ref\":\"r\"}"),
        arguments(BAD, false, "{\"type\":\"ping\",\"ref\":\"r\",\"n\":123456789012345678901}"),
        arguments(BAD, false, "{\"type\":\"ping\",\"ref\":\"r\",\"n\":NaN}"),
        arguments(BAD, false, "{'type':'ping','ref':'r'}"),
        arguments(BAD, false, "{\"type\":\"ping\",\"ref\":\"r\",\"deep\":" + nested(16) + "}"),
        arguments(BAD, true, "{\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":1,\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":null,\"ref\":\"r\"}"),
        arguments("unknown_type", true, "{\"type\":\"shout\",\"ref\":\"r\"}"),
        arguments("unknown_type", true, "{\"type\":\"DM\",\"ref\":\"r\"}"),
        arguments("unknown_type", true, "{\"type\":\"\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"dm\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"dm\",\"to\":\"ME\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"dm\",\"to\":[\"ME\"],\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"dm\",\"to\":\"ME\",\"content\":7,\"ref\":\"r\"}"),
        arguments(BAD, false, "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\"x\",\"ref\":7}"),
        arguments(BAD, false, "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\"x\",\"ref\":\"\"}"),
        arguments(BAD, false, dm("x", "r".repeat(65))),
        arguments("invalid_content", true, dm("", "r")),
        arguments("invalid_content", true, dm(" \\t\\n\\u2003", "r")),
        arguments("invalid_content", true, dm("a\\u0000b", "r")),
        arguments("invalid_content", true, dm("\\ud800", "r")),
        arguments("invalid_content", true, dm("x".repeat(4_001), "r")),
        arguments(
            "invalid_name",
            true,
            "{\"type\":\"dm\",\"to\":\"no name\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(
            "invalid_name",
            true,
            "{\"type\":\"dm\",\"to\":\"\u212Aelvin\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(
            "invalid_name",
            true,
            "{\"type\":\"group\",\"to\":\"a:b\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(
            "user_not_found",
            true,
            "{\"type\":\"dm\",\"to\":\"nobody.at.all\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(
            "group_not_found",
            true,
            "{\"type\":\"group\",\"to\":\"no.group\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(
            "forbidden",
            true,
            "{\"type\":\"dm\",\"from\":\"bob\",\"to\":\"ME\",\"content\":\"x\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"auth\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"resume\",\"cursors\":[],\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"resume\",\"cursors\":{\"dm:ME\":\"x\"},\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"resume\",\"cursors\":{\"dm:ME\":1},\"ref\":\"r\"}"),
        arguments(
            BAD, true, "{\"type\":\"resume\",\"cursors\":{\"elsewhere\":\"1-1\"},\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"resume\",\"since\":\"yesterday\",\"ref\":\"r\"}"),
        arguments(BAD, true, "{\"type\":\"resume\",\"since\":5,\"ref\":\"r\"}"));
  }

  @ParameterizedTest
  @MethodSource("badFrames")
  void aBadFrameIsAnErrorAndChangesNothing(String code, boolean repeatsRef, String frame) {
    TestUser alice = here("alice");
    TestSocket socket = alice.connect();
    socket.dm(alice.name(), "before").await("ack");

    socket.sendText(frame.replace("ME", alice.name()));

    assertError(socket.answer(), code, repeatsRef ? "r" : null);
    socket.send("type", "dm", "to", alice.name(), "content", "after", "ref", "r");
    assertThat(socket.answer().path("seq").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsAtTheLimitIsTaken() {
    TestUser alice = here("alice");
    TestSocket socket = alice.connect();
    String me = alice.name();
    for (String good :
        List.of(
            dm("x".repeat(4_000), "1".repeat(64)),
            // counted in code points, not in chars
            dm("👍".repeat(4_000), "👍".repeat(64)),
            "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\"x\",\"ref\":null}",
            "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\"x\",\"n\":12345678901234567890}",
            "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\"x\",\"deep\":" + nested(15) + "}",
            " {\"type\":\"dm\", \"to\":\"ME\", \"content\":\"x\", \"else\":{}} ")) {
      socket.sendText(good.replace("ME", me));
      assertThat(socket.answer().path("type").asText()).as(good).isEqualTo("ack");
    }
  }

  @Test
  void binaryFramesEndTheConnection() {
    TestSocket socket = here("alice").connect();
    socket.sendBinary(new byte[] {'{', '}'});
    assertThat(socket.closeCode()).isEqualTo(BINARY);
  }

  @Test
  void overLongFramesEndTheConnection() {
    TestUser alice = here("alice");
    TestSocket socket = alice.connect();
    String frame = dm("x", "r").replace("ME", alice.name());
    socket.sendText(frame + " ".repeat(65_536 - frame.length()));
    assertThat(socket.answer().path("type").asText()).isEqualTo("ack");
    socket.sendText(frame + " ".repeat(65_537 - frame.length()));
    assertThat(socket.closeCode()).isEqualTo(TOO_LONG);
    assertThat(alice.history(alice.dm())).hasSize(1);
  }

  @Test
  void whatIsNotUtf8EndsTheConnection() throws Exception {
    TestUser alice = here("alice");
    try (RawSocket socket = RawSocket.open(there().port(), alice.accessToken())) {
      byte[] broken = {'"', (byte) 0xC3, (byte) 0x28, '"'};
      socket.send(RawSocket.frame(0x80 | RawSocket.TEXT, broken));
      assertThat(socket.closeCode()).isEqualTo(NOT_UTF8);
    }
  }

  @Test
  void othersNoticeNothing() {
    TestUser alice = here("alice");
    TestUser bob = here("bob");
    TestSocket good = bob.connect();
    TestSocket bad = alice.connect();
    for (int i = 0; i < 1_000; i++) {
      bad.sendText("{".repeat(i % 50 + 1));
    }
    bad.dm(bob.name(), "sorry");
    assertThat(good.messagesUntil("sorry")).containsExactly("sorry");
  }

  private static String dm(String content, String ref) {
    return "{\"type\":\"dm\",\"to\":\"ME\",\"content\":\""
        + content
        + "\",\"ref\":\""
        + ref
        + "\"}";
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
