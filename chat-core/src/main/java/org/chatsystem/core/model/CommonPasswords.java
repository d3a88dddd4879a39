package org.chatsystem.core.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The thousand commonest passwords that are long enough, as they were found in leaks (from the list
 * that zxcvbn uses): whoever guesses begins with them.
 */
final class CommonPasswords {
  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  /** Whether it is one of them, however it is capitalized. */
  static boolean contain(String password) {
    return ALL.contains(password.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
