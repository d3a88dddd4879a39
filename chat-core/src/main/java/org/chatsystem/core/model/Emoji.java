package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.util.regex.Pattern;

/**
 * What one reacts with: one emoji as it is seen, however many code points it is made of (at most
 * {@value #MAX_CODE_POINTS}). Two spellings of what looks alike are two emoji.
 *
 * @param value the emoji itself, without a letter, a space or a control character
 */
public record Emoji(String value) {
  /** The longest one, in code points: two people with their skins, a heart and its joiners. */
  public static final int MAX_CODE_POINTS = 16;

  private static final int KEYCAP = 0x20E3;
  private static final int JOINER = 0x200D;
  private static final int AS_TEXT = 0xFE0E;
  private static final int AS_PICTURE = 0xFE0F;

  /** Of the emoji that are no symbols to Unicode: two marks, a dash and a letter. */
  private static final String OTHER_PICTURES = "\u203C\u2049\u3030\u2139";

  private static final Pattern ONE_AS_SEEN = Pattern.compile("\\X");

  /** Checks that it is one, and one alone. */
  public Emoji {
    Text.check(OTHER, "an emoji", value, MAX_CODE_POINTS);
    boolean keycap = value.indexOf(KEYCAP) >= 0;
    if (!ONE_AS_SEEN.matcher(value).matches()
        || !value.codePoints().allMatch(each -> mayStandIn(each, keycap))
        || value.codePoints().noneMatch(each -> keycap || isPicture(each))) {
      throw new InvalidValueException(OTHER, "an emoji is one emoji and nothing else");
    }
  }

  private static boolean mayStandIn(int codePoint, boolean keycap) {
    boolean ofKeycap = codePoint == KEYCAP || "0123456789#*".indexOf(codePoint) >= 0;
    return isPicture(codePoint) || isModifier(codePoint) || (keycap && ofKeycap);
  }

  /** A code point that is newer than this Java's tables may be one. */
  private static boolean isPicture(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.OTHER_SYMBOL -> true;
      case Character.MATH_SYMBOL -> codePoint >= 0x2190;
      case Character.UNASSIGNED -> codePoint >= 0x1F000 && codePoint < 0x20000;
      default -> OTHER_PICTURES.indexOf(codePoint) >= 0;
    };
  }

  /** Joiners, forms, skins and the tags of flags. */
  private static boolean isModifier(int codePoint) {
    return codePoint == JOINER
        || codePoint == AS_TEXT
        || codePoint == AS_PICTURE
        || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
        || (codePoint >= 0xE0020 && codePoint <= 0xE007F);
  }

  @Override
  public String toString() {
    return value;
  }
}
