package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chatsystem.core.model.InvalidValueException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final String LONGEST = "a".repeat(32);

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "alice", "a_b.c-d", "0--", "zz9"})
  void takesLettersDigitsAndThreeMarks(String name) {
    assertThat(Username.of(name).value()).isEqualTo(name);
    assertThat(GroupName.of(name).value()).isEqualTo(name);
  }

  @Test
  void takesUpToThirtyTwoCharacters() {
    assertThat(Username.of(LONGEST).value()).isEqualTo(LONGEST);
    refuses(LONGEST + "a");
  }

  @Test
  void lowerCasesAsciiLetters() {
    assertThat(Username.of("AliceZ-09")).isEqualTo(new Username("alicez-09"));
    assertThat(GroupName.of("DEVS")).isEqualTo(new GroupName("devs"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "_a", ".a", "-a", "a b", " a", "a ", "a:b", "a{b}", "a/b", "a*", "a\n", "a\u0000", "ä",
        "a\u0301", "李", "😀", "\uD83D", "а"
      })
  void refusesEverythingElse(String name) {
    refuses(name);
  }

  /** Kelvin sign, long s and dotted I lower-case to something with an ASCII letter. */
  @ParameterizedTest
  @ValueSource(strings = {"\u212Aelvin", "a\u212A", "\u017Fally", "a\u017F", "\u0130da", "\uFF21"})
  void refusesLettersThatMerelyLowerCaseToAscii(String name) {
    refuses(name);
  }

  @Test
  void takesOnlyTheCanonicalFormWithoutBeingAsked() {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Username("Alice"));
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new GroupName("Devs"));
  }

  @Test
  void sortsByText() {
    assertThat(new Username("a-b")).isLessThan(new Username("ab"));
    assertThat(new GroupName("a9")).isLessThan(new GroupName("aa"));
  }

  private static void refuses(String name) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Username.of(name))
        .extracting(InvalidValueException::kind)
        .isEqualTo(Kind.NAME);
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> GroupName.of(name));
  }

  @Test
  void aPrefixBeginsAsANameDoesOrIsEmpty() {
    assertThat(NamePrefix.of("Al_").begins("al_ice")).isTrue();
    assertThat(NamePrefix.of("al").begins("bal")).isFalse();
    assertThat(NamePrefix.of("")).isEqualTo(NamePrefix.ANY);
    assertThat(NamePrefix.ANY.begins("anybody")).isTrue();
    for (String bad : new String[] {null, "-a", "a*", "a ", "é", "a".repeat(33)}) {
      assertThatThrownBy(() -> NamePrefix.of(bad)).isInstanceOf(InvalidValueException.class);
    }
  }
}
