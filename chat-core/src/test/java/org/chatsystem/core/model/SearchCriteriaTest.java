package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCriteriaTest {
  private final Username alice = new Username("alice");

  private SearchCriteria parse(String query) {
    return SearchCriteria.parse(query, alice);
  }

  @ParameterizedTest
  @CsvSource({
    "hello, Hello there",
    "HELLO there, well: hello (there)",
    "hel, hello",
    "strasse, Große Straße",
    "STRASSE, straße",
    "ÉCOLE, e\u0301cole",
    "file, \uFB01le",
    "abc, \uFF21\uFF22\uFF23",
    "京都, 東京都に住む",
    "2, route 2.0",
    "👍, ok 👍"
  })
  void findsWords(String query, String text) {
    assertThat(parse(query).words().areIn(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ello, hello", "hello there, hello", "hi, this thing", "he, the"})
  void findsNothingElse(String query, String text) {
    assertThat(parse(query).words().areIn(text)).isFalse();
  }

  @Test
  void readsQualifiers() {
    var criteria = parse(" from:Bob  IN:dm:bob lunch after:2026-11-01 before:2026-11-22T10:00:00Z");
    assertThat(criteria.from()).contains(new Username("bob"));
    assertThat(criteria.in()).contains(new Conversation.Direct(alice, new Username("bob")));
    assertThat(criteria.after()).contains(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(criteria.before()).contains(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(criteria.words().folded()).containsExactly("lunch");
    assertThat(parse("at:noon").words().folded()).containsExactly("at:noon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "from:",
        "from:no!name",
        "in:elsewhere",
        "in:dm:",
        "after:yesterday",
        "before:2026-13-01",
        "before:2026-11-22T25:00:00Z",
        "from:a from:b",
        "a b c d e f g h i j k",
        "\uD800"
      })
  void refusesWhatItCannotRead(String query) {
    assertThatThrownBy(() -> parse(query)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void refusesLongQueriesAndTwoConversations() {
    assertThatThrownBy(() -> parse("x".repeat(257))).isInstanceOf(InvalidValueException.class);
    var inBroadcast = parse("in:broadcast");
    assertThat(inBroadcast.within(Conversation.BROADCAST)).isEqualTo(inBroadcast);
    assertThatThrownBy(() -> inBroadcast.within(new Conversation.Direct(alice, alice)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void positionsAreReadAsTheyAreWritten() {
    var bob = new Username("bob");
    var position = new LogPosition(new MessageId(12, 3), new Conversation.Direct(alice, bob));
    assertThat(position.nameFor(alice)).isEqualTo("12-3@dm:bob");
    assertThat(LogPosition.named("12-3@dm:bob", alice)).isEqualTo(position);
    assertThatThrownBy(() -> LogPosition.named("12-3", alice))
        .isInstanceOf(InvalidValueException.class);
  }
}
