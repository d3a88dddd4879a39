package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameTest {
  private static String made(String given) {
    return FileName.of(given).text();
  }

  @Test
  void leavesWhatPeopleCallTheirFiles() {
    for (String name :
        List.of("a", "notes.txt", "Übersicht 2026 (final).pdf", "猫.png", "a'b\";c=d%20&<x>.txt")) {
      assertThat(made(name)).isEqualTo(name);
    }
  }

  @Test
  void isNoPartOfAPath() {
    assertThat(made("../../etc/passwd")).isEqualTo("passwd");
    assertThat(made("C:\\Users\\bob\\a.txt")).isEqualTo("a.txt");
    assertThat(made("/etc/cron.d/")).isEqualTo("file");
    assertThat(made("..")).isEqualTo("file");
    assertThat(made(". .bashrc")).isEqualTo("bashrc");
    assertThat(made("")).isEqualTo("file");
    assertThat(made(" \t ")).isEqualTo("file");
  }

  @Test
  void hidesNothing() {
    assertThat(made("exe\u202Egnp.exe")).isEqualTo("exegnp.exe");
    assertThat(made("a\r\nSet-Cookie: x\u0000.txt")).isEqualTo("aSet-Cookie: x.txt");
    assertThat(made("a\u2028b\u200Fc\uD800d.txt")).isEqualTo("abcd.txt");
  }

  @Test
  void keepsItsExtensionWhenItIsTooLong() {
    assertThat(made("猫".repeat(300) + ".png")).isEqualTo("猫".repeat(116) + ".png");
    assertThat(made("😀".repeat(300))).isEqualTo("😀".repeat(120));
    assertThat(made("a." + "b".repeat(300))).hasSize(120).startsWith("a.bbb");
  }

  @Test
  void refusesInsideWhatWouldHaveBeenChanged() {
    for (String name : List.of("", " ", ".x", "a/b", "a\\b", "a\nb", "a\u202Eb", "x".repeat(121))) {
      assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new FileName(name));
    }
  }
}
