package org.chatsystem.app.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param level how bad it is
 * @param subject what was looked at, in a word or two
 * @param text what is so and, unless all is well, what to do about it
 */
public record Finding(Level level, String subject, String text) {
  /** How bad it is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** It runs, but not as well or as safely as it could. */
    WARN,
    /** It does not run. */
    FAULT
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text);
  }

  static Finding warn(String subject, String text) {
    return new Finding(Level.WARN, subject, text);
  }

  static Finding fault(String subject, String text) {
    return new Finding(Level.FAULT, subject, text);
  }

  /** Whether it keeps a server from running. */
  public boolean isFault() {
    return level == Level.FAULT;
  }

  /** As a line for people. */
  @Override
  public String toString() {
    return "%-6s%-14s%s".formatted(level.name().toLowerCase(Locale.ROOT), subject, text);
  }
}
