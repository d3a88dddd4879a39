package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

/**
 * What an attachment is called when it is saved: 1 to {@value #MAX_CODE_POINTS} code points that
 * can be seen, no part of a path. It is told to people and never names a file of the server's.
 *
 * @param text the name
 */
public record FileName(String text) {
  /** The longest one, in code points. */
  public static final int MAX_CODE_POINTS = 120;

  /** What is called nothing else. */
  public static final FileName NONE = new FileName("file");

  private static final int LONGEST_EXTENSION = 12;

  /** Checks the length and the characters. */
  public FileName {
    Text.check(OTHER, "a file name", text, MAX_CODE_POINTS);
    if (text.isBlank() || text.startsWith(".") || !text.codePoints().allMatch(FileName::isShown)) {
      throw new InvalidValueException(OTHER, "a file name is visible characters without a path");
    }
  }

  /**
   * Makes a name of what someone's computer says, which may be hostile: the last part of a path,
   * without control characters, those that turn the direction of writing (which make {@code
   * gnp.exe} look like {@code exe.png}) and dots in front. What is too long loses its middle, not
   * its extension.
   */
  public static FileName of(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String shown =
        last.codePoints()
            .filter(FileName::isShown)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    String bare = shown.replaceFirst("^[. ]+", "");
    return bare.isBlank() ? NONE : new FileName(shortened(bare));
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> c != '/' && c != '\\';
    };
  }

  private static String shortened(String name) {
    int[] all = name.codePoints().toArray();
    if (all.length <= MAX_CODE_POINTS) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 ? name.substring(dot) : "";
    int kept = extension.codePointCount(0, extension.length());
    if (kept > LONGEST_EXTENSION) {
      return new String(all, 0, MAX_CODE_POINTS);
    }
    return new String(all, 0, MAX_CODE_POINTS - kept) + extension;
  }

  @Override
  public String toString() {
    return text;
  }
}
