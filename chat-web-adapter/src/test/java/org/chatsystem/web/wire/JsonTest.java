package org.chatsystem.web.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "1",
        "[]",
        "\"text\"",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":123456789012345678901}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "\u0000"
      })
  void refusesWhatIsNotOneStrictObject(String text) {
    assertThatThrownBy(() -> Json.readObject(text))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST));
  }

  @Test
  void readsToADepthOfSixteen() {
    assertThat(Json.readObject(nested(16))).isNotNull();
    assertThatThrownBy(() -> Json.readObject(nested(17))).isInstanceOf(Refusal.class);
  }

  @Test
  void readsNumbersOfTwentyDigits() {
    assertThat(Json.readObject("{\"a\":12345678901234567890}")).isNotNull();
  }

  @Test
  void saysNothingOfTheParser() {
    assertThatThrownBy(() -> Json.readObject("{\"secret\": x"))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage()).doesNotContain("Source", "jackson", "line"));
  }

  @Test
  void namesTheFieldThatIsWrong() {
    Fields fields = Json.readObject("{\"to\":1,\"seq\":\"1\",\"none\":null,\"minus\":-1}");
    assertThatThrownBy(() -> fields.text("to")).hasMessageStartingWith("to is");
    assertThatThrownBy(() -> fields.text("content")).hasMessageStartingWith("content is");
    assertThatThrownBy(() -> fields.count("seq")).hasMessageStartingWith("seq is");
    assertThatThrownBy(() -> fields.count("minus")).hasMessageStartingWith("minus is");
    assertThat(fields.optionalText("none")).isEmpty();
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }
}
