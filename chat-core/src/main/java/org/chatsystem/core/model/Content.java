package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.CONTENT;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** A name behind an at sign that does not itself stand behind a name, as in an e-mail address. */
  private static final Pattern MENTION =
      Pattern.compile("(?<![A-Za-z0-9_.-])@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)");

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
    if (text.indexOf('@') < 0) {
      return List.of();
    }
    List<Username> names = new ArrayList<>();
    Matcher mention = MENTION.matcher(text);
    while (names.size() < MAX_MENTIONS && mention.find()) {
      String typed = mention.group(1);
      if (typed.length() <= Names.MAX_LENGTH) {
        Username name = Username.of(typed);
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
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
