package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one may react with. */
class EmojiTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤️",
        "☺",
        "ℹ️",
        "‼️",
        "↔️",
        "1️⃣",
        "🇩🇪",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🏳️‍🌈",
        "👨‍👩‍👧‍👦",
        "👩🏽‍❤️‍💋‍👨🏿",
        "\uD83E\uDEE1",
        "\uD83E\uDEEA"
      })
  void isWhatIsSeenAsOne(String text) {
    assertThat(new Emoji(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "a",
        "1",
        "#",
        "+1",
        ":-)",
        " ",
        "👍👍",
        "👍 ",
        "🇩🇪🇫🇷",
        "👍\n",
        "👍\u0301",
        "👍\u202E",
        "\u200D",
        "\uFE0F",
        "\uD83D",
        "é",
        "日",
        "<",
        "\0"
      })
  void isNothingElse(String text) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Emoji(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 2_000})
  void hasABound(int joined) {
    String crowd = "👩" + "\u200D👩".repeat(joined);
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Emoji(crowd));
  }
}
