package org.chatsystem.core.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that a text must all have. A word is had if a word of the text begins with it, whatever the
 * case and however its characters are composed (NFKC: {@code ﬁ} is {@code fi}, a full-width letter
 * is a plain one); in scripts without spaces between words it may stand anywhere.
 *
 * @param folded the words as they are compared; none for any text
 */
public record SearchWords(List<String> folded) {
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** Keeps a copy that does not change. */
  public SearchWords {
    folded = List.copyOf(folded);
  }

  /** The words as a person wrote them. */
  public static SearchWords of(List<String> typed) {
    return new SearchWords(typed.stream().map(SearchWords::fold).toList());
  }

  /** Whether the text has all of them. */
  public boolean areIn(String text) {
    if (folded.isEmpty()) {
      return true;
    }
    String searched = fold(text);
    return folded.stream().allMatch(word -> beginsAWord(searched, word));
  }

  /** By way of upper case, as there the sharp s and its like become one with their spellings. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static boolean beginsAWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at == 0 || endsAWord(text.codePointBefore(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsAWord(int character) {
    return !Character.isLetterOrDigit(character)
        || WITHOUT_SPACES.contains(UnicodeScript.of(character));
  }
}
