package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is searched for; all of it must hold.
 *
 * @param words which the content has
 * @param from who said it
 * @param in where it was said
 * @param after only what was said at this time or later
 * @param before only what was said before this time
 */
public record SearchCriteria(
    SearchWords words,
    Optional<Username> from,
    Optional<Conversation> in,
    Optional<Instant> after,
    Optional<Instant> before) {
  /** The longest query, in code points. */
  public static final int MAX_LENGTH = 256;

  /** The most words in one query. */
  public static final int MAX_WORDS = 10;

  private static final List<String> QUALIFIERS = List.of("from", "in", "after", "before");

  /**
   * Reads what a person typed: words and, each once at most, {@code from:bob}, {@code in:dm:bob}
   * (or {@code group:<name>}, {@code broadcast}), {@code after:} and {@code before:} with a day in
   * UTC ({@code 2026-11-22}; both count from its beginning) or a time in RFC 3339.
   *
   * @param reader to whom {@code dm:bob} is a conversation with bob
   */
  public static SearchCriteria parse(String query, Username reader) {
    Text.check(OTHER, "q", query, MAX_LENGTH);
    var words = new ArrayList<String>();
    var qualifiers = new HashMap<String, String>();
    for (String term : query.strip().split("\\s+", -1)) {
      sort(term, words, qualifiers);
    }
    if (words.size() > MAX_WORDS || (words.isEmpty() && qualifiers.isEmpty())) {
      throw new InvalidValueException(
          OTHER, "q has words, at most " + MAX_WORDS + ", or from:, in:, after:, before:");
    }
    return of(words, qualifiers, reader);
  }

  private static void sort(String term, List<String> words, Map<String, String> qualifiers) {
    for (String name : QUALIFIERS) {
      if (term.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        if (qualifiers.put(name, term.substring(name.length() + 1)) != null) {
          throw new InvalidValueException(OTHER, name + ": stands once in q");
        }
        return;
      }
    }
    if (!term.isEmpty()) {
      words.add(term);
    }
  }

  private static SearchCriteria of(
      List<String> words, Map<String, String> qualifiers, Username reader) {
    return new SearchCriteria(
        SearchWords.of(words),
        Optional.ofNullable(qualifiers.get("from")).map(Username::of),
        Optional.ofNullable(qualifiers.get("in")).map(name -> Conversation.named(name, reader)),
        Optional.ofNullable(qualifiers.get("after")).map(SearchCriteria::time),
        Optional.ofNullable(qualifiers.get("before")).map(SearchCriteria::time));
  }

  private static Instant time(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidValueException(
          OTHER, "a time in q is such as 2026-11-22 or 2026-11-22T13:28:00Z");
    }
  }

  /**
   * The same within one conversation.
   *
   * @throws InvalidValueException if it is confined to another one already
   */
  public SearchCriteria within(Conversation conversation) {
    if (in.isPresent() && !in.get().equals(conversation)) {
      throw new InvalidValueException(OTHER, "in: and conversation name two conversations");
    }
    return new SearchCriteria(words, from, Optional.of(conversation), after, before);
  }

  /**
   * Whether a message, wherever it was said, was said by the right one with the right words, and
   * not deleted since.
   */
  public boolean match(Message message) {
    return !message.isDeleted()
        && from.map(message.from()::equals).orElse(true)
        && words.areIn(message.content().text());
  }
}
