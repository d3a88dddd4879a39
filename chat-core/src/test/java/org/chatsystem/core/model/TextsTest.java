package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Function;
import org.chatsystem.core.model.InvalidValueException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents, display names, refs and passwords. */
class TextsTest {
  private static final String THUMB = "👍";

  @Test
  void keepsAContentAsItIs() {
    String text = "  \"Hello\"\r\n\tworld \u2028 " + THUMB + " ";
    assertThat(new Content(text).text()).isEqualTo(text);
  }

  @Test
  void countsCodePointsNotChars() {
    assertThat(new Content(THUMB.repeat(4_000)).text()).hasSize(8_000);
    refuses(Kind.CONTENT, Content::new, THUMB.repeat(4_001));
    refuses(Kind.CONTENT, Content::new, "a".repeat(4_001));
    assertThat(new DisplayName(THUMB.repeat(64)).text()).hasSize(128);
    refuses(Kind.OTHER, DisplayName::new, THUMB.repeat(65));
    assertThat(new Ref(THUMB.repeat(64)).value()).hasSize(128);
    refuses(Kind.OTHER, Ref::new, THUMB.repeat(65));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "\u2003"})
  void refusesWhatShowsNothing(String text) {
    refuses(Kind.CONTENT, Content::new, text);
    refuses(Kind.OTHER, DisplayName::new, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password\u0000",
        "\uD83Dpassword",
        "password\uD83D",
        "\uDC4Dpassword",
        "password\uDC4D\uD83D",
        "password\uD83D\uD83D\uDC4D"
      })
  void refusesNulAndLoneSurrogatesEverywhere(String text) {
    refuses(Kind.CONTENT, Content::new, text);
    refuses(Kind.OTHER, DisplayName::new, text);
    refuses(Kind.OTHER, Ref::new, text);
    refuses(Kind.PASSWORD, Password::new, text);
  }

  @Test
  void refusesNothingAtAll() {
    refuses(Kind.CONTENT, Content::new, null);
    refuses(Kind.OTHER, DisplayName::new, null);
    refuses(Kind.OTHER, Ref::new, null);
    refuses(Kind.PASSWORD, Password::new, null);
    refuses(Kind.OTHER, Ref::new, "");
  }

  @Test
  void keepsADisplayNameOnOneLine() {
    assertThat(new DisplayName("Zoë 李").text()).isEqualTo("Zoë 李");
    refuses(Kind.OTHER, DisplayName::new, "two\nlines");
    refuses(Kind.OTHER, DisplayName::new, "bell\u0007");
  }

  @Test
  void callsADeviceByOneLineThatIsBounded() {
    String longest = THUMB.repeat(Device.MAX_CODE_POINTS);
    assertThat(new Device(longest).name()).isEqualTo(longest);
    refuses(Kind.OTHER, Device::new, longest + "a");
    refuses(Kind.OTHER, Device::new, "two\nlines");
    refuses(Kind.OTHER, Device::new, " ");
    refuses(Kind.OTHER, Device::new, null);
  }

  @Test
  void callsADeviceByWhatItsProgramSaysAsFarAsThatIsAName() {
    assertThat(Device.ofProgram("curl/8.5.0")).contains(new Device("curl/8.5.0"));
    assertThat(Device.ofProgram("a\u0000b\nc\u00e9")).contains(new Device("abc"));
    assertThat(Device.ofProgram("x".repeat(9_999)))
        .contains(new Device("x".repeat(Device.MAX_CODE_POINTS)));
    assertThat(Device.ofProgram(null)).isEmpty();
    assertThat(Device.ofProgram(" \t")).isEmpty();
  }

  @Test
  void keepsASessionSafeInKeys() {
    assertThat(new SessionId("aZ0_-").value()).isEqualTo("aZ0_-");
    refuses(Kind.OTHER, SessionId::new, null);
    refuses(Kind.OTHER, SessionId::new, "");
    refuses(Kind.OTHER, SessionId::new, "a b");
    refuses(Kind.OTHER, SessionId::new, "a\u0000");
    refuses(Kind.OTHER, SessionId::new, "a".repeat(65));
  }

  @Test
  void countsAPasswordInBytes() {
    assertThat(new Password("eight-ch").text()).hasSize(8);
    assertThat(new Password(THUMB.repeat(2)).text()).hasSize(4);
    assertThat(new Password(THUMB.repeat(18)).text()).hasSize(36);
    refuses(Kind.PASSWORD, Password::new, "1234567");
    refuses(Kind.PASSWORD, Password::new, "a".repeat(73));
    refuses(Kind.PASSWORD, Password::new, THUMB.repeat(18) + "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "Password1", "12345678", "QWERTY123", "iloveyou"})
  void aPasswordIsNoneOfTheCommonest(String common) {
    refuses(Kind.PASSWORD, Password::new, common);
  }

  @Test
  void showsAPasswordToNobody() {
    assertThat(new Password("correct horse")).hasToString("Password[hidden]");
  }

  private static void refuses(Kind kind, Function<String, ?> maker, String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> maker.apply(text))
        .extracting(InvalidValueException::kind)
        .isEqualTo(kind);
  }
}
