package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.util.Optional;

/**
 * What a person calls the device they sign in on: 1 to {@value #MAX_CODE_POINTS} code points on one
 * line, not all white space. Shown to that person alone.
 *
 * @param name the name as given
 */
public record Device(String name) {
  /** The longest name, in code points. */
  public static final int MAX_CODE_POINTS = 100;

  /** Checks the length and the characters. */
  public Device {
    Text.check(OTHER, "a device", name, MAX_CODE_POINTS);
    if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(OTHER, "a device is one line with a visible character");
    }
  }

  /**
   * Makes a name of what a program says of itself, such as a browser's {@code User-Agent}: what may
   * not be in a name is left out, what is too long is cut off.
   *
   * @return empty if nothing is left
   */
  public static Optional<Device> ofProgram(String says) {
    var name = new StringBuilder();
    if (says != null) {
      says.codePoints()
          .filter(each -> each >= ' ' && each <= '~')
          .limit(MAX_CODE_POINTS)
          .forEach(name::appendCodePoint);
    }
    return name.toString().isBlank() ? Optional.empty() : Optional.of(new Device(name.toString()));
  }
}
