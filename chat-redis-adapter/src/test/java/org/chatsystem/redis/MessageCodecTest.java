package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
  private static final Username ALICE = new Username("alice");
  private static final MessageId ID = new MessageId(1_763_818_080_123L, 57);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello!",
        " \u0001 ",
        "a|b 1-2 {c:x}",
        "\r\n\ttab",
        "👍🏽 e\u0301 עברית \uFFFF",
        "x'\"\\"
      })
  void keepsEveryText(String text) {
    var draft =
        new Draft(
            Conversation.BROADCAST,
            ALICE,
            new Content(text.isBlank() ? text + "." : text),
            Optional.of(new Ref(text)),
            Optional.of(new ConnectionId("c1")));
    assertThat(decoded(draft))
        .isEqualTo(
            new Message(
                ID, draft.conversation(), ALICE, draft.content(), draft.ref(), draft.origin()));
  }

  @Test
  void keepsThatThereIsNoRefAndNoOrigin() {
    var draft =
        new Draft(
            Conversation.BROADCAST, ALICE, new Content("x"), Optional.empty(), Optional.empty());
    assertThat(decoded(draft).ref()).isEmpty();
    assertThat(decoded(draft).origin()).isEmpty();
  }

  @Test
  void keepsTheLongestContent() {
    var draft =
        new Draft(
            Conversation.BROADCAST,
            ALICE,
            new Content("👍".repeat(Content.MAX_CODE_POINTS)),
            Optional.empty(),
            Optional.empty());
    assertThat(decoded(draft).content()).isEqualTo(draft.content());
  }

  @Test
  void refusesAFieldThatWouldShiftTheOthers() {
    var draft =
        new Draft(
            Conversation.BROADCAST,
            ALICE,
            new Content("x"),
            Optional.empty(),
            Optional.of(new ConnectionId("a\0b")));
    assertThatIllegalArgumentException().isThrownBy(() -> MessageCodec.encode(draft));
  }

  private static Message decoded(Draft draft) {
    String body = new String(MessageCodec.encode(draft), StandardCharsets.UTF_8);
    return MessageCodec.decode(ID, draft.conversation(), body);
  }
}
