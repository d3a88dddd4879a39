package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.CONTENT;

import java.util.ArrayList;
import java.util.List;

/**
 * What a message says: 1 to {@value #MAX_CODE_POINTS} code points, not all white space, without NUL
 * and lone surrogates. Kept exactly as it was sent.
 */
public final class Content {
  /** What a deleted message says: nothing. The one content that is empty. */
  public static final Content ERASED = new Content();

  /** The longest content, in code points. */
  public static final int MAX_CODE_POINTS = 4_000;

  /** How many different names a content mentions at most; what comes after them is mere text. */
  public static final int MAX_MENTIONS = 20;

  private final String text;

  /** Checks the text and changes nothing in it. */
  public Content(String text) {
    Text.check(CONTENT, "content", text, MAX_CODE_POINTS);
    if (text.isBlank()) {
      throw new InvalidValueException(CONTENT, "content has at least one visible character");
    }
    this.text = text;
  }

  private Content() {
    text = "";
  }

  /** The text as sent. */
  public String text() {
    return text;
  }

  /**
   * The names that stand behind an at sign, each once, in their order: of the first {@value
   * #MAX_MENTIONS}. A full stop or a hyphen at the end belongs to the sentence. Whether anyone has
   * such a name is not known here.
   */
  public List<Username> mentioned() {
    int at = text.indexOf('@');
    if (at < 0) {
      return List.of();
    }
    List<Username> names = new ArrayList<>();
    for (; at >= 0 && names.size() < MAX_MENTIONS; at = text.indexOf('@', at + 1)) {
      String typed = nameBehind(at);
      if (!typed.isEmpty() && typed.length() <= Names.MAX_LENGTH) {
        Username name = Username.of(typed);
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
  }

  /** Nothing if there is none, or the at sign itself stands behind one, as in an e-mail address. */
  private String nameBehind(int at) {
    int start = at + 1;
    if (at > 0 && Names.mayHold(text.charAt(at - 1))) {
      return "";
    }
    int end = start;
    while (end < text.length() && Names.mayHold(text.charAt(end))) {
      end++;
    }
    while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    return end > start && Names.mayBegin(text.charAt(start)) ? text.substring(start, end) : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content && content.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
