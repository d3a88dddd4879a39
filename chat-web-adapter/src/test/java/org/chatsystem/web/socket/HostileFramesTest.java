package org.chatsystem.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatsystem.core.fixture.Hostile;
import org.chatsystem.core.model.Username;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;
import org.junit.jupiter.api.Test;

/** Whatever text comes in a frame: it is read, or it is refused with a code of the protocol. */
class HostileFramesTest {
  private static final Username ALICE = new Username("alice");

  /** One of each kind. */
  private static final List<String> GOOD =
      List.of(
          "{\"type\":\"dm\",\"to\":\"bob\",\"content\":\"Hello!\",\"ref\":\"c1\"}",
          "{\"type\":\"dm\",\"from\":\"alice\",\"to\":\"bob\",\"content\":\"x\",\"replyTo\":\"1763818080123-57\"}",
          "{\"type\":\"group\",\"to\":\"devs\",\"content\":\"x\",\"attachments\":[\"0123456789abcdef0123456789abcdef\"]}",
          "{\"type\":\"broadcast\",\"content\":\"x\",\"ref\":\"c3\"}",
          "{\"type\":\"resume\",\"cursors\":{\"dm:bob\":\"1-57\",\"group:devs\":\"2-9\"},\"since\":\"2026-11-22T13:28:00.123Z\"}",
          "{\"type\":\"received\",\"conversation\":\"dm:bob\",\"seq\":57}",
          "{\"type\":\"read\",\"conversation\":\"group:devs\",\"seq\":57}",
          "{\"type\":\"typing\",\"conversation\":\"broadcast\"}",
          "{\"type\":\"edit\",\"conversation\":\"dm:bob\",\"id\":\"1-57\",\"content\":\"x\"}",
          "{\"type\":\"delete\",\"conversation\":\"dm:bob\",\"id\":\"1-57\"}",
          "{\"type\":\"react\",\"conversation\":\"dm:bob\",\"id\":\"1-57\",\"emoji\":\"👍\",\"remove\":false}",
          "{\"type\":\"watch\",\"users\":[\"bob\",\"carol\"]}",
          "{\"type\":\"auth\",\"token\":\"a.b.c\"}",
          "{\"type\":\"ping\"}");

  @Test
  void theGoodOnesAreRead() {
    assertThat(GOOD)
        .allSatisfy(each -> assertThat(ClientFrame.read(Json.readObject(each), ALICE)).isNotNull());
  }

  @Test
  void nearlyGoodOnesAreReadOrRefused() {
    Hostile.each(hostile -> readOrRefuse(hostile.mutated(hostile.oneOf(GOOD))));
  }

  @Test
  void fieldsOfAnyKindAreReadOrRefused() {
    Hostile.each(
        hostile -> {
          String good = hostile.oneOf(GOOD);
          int colon = good.indexOf(':', hostile.below(good.length() - 8));
          int end = good.indexOf(',', colon);
          readOrRefuse(
              good.substring(0, colon + 1)
                  + hostile.json()
                  + (end < 0 ? "}" : good.substring(end)));
        });
  }

  @Test
  void anythingElseIsRefused() {
    Hostile.each(hostile -> readOrRefuse(hostile.onceIn(2) ? hostile.json() : hostile.text()));
  }

  private static void readOrRefuse(String text) {
    try {
      assertThat(ClientFrame.read(Json.readObject(text), ALICE)).isNotNull();
    } catch (RuntimeException thrown) {
      Refusal refusal = Refusal.of(thrown, "hostile");
      assertThat(refusal.code()).as("of %s", text).isNotEqualTo(ErrorCode.INTERNAL);
      assertThat(refusal.getMessage()).hasSizeLessThan(400);
    }
  }
}
