package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a content mentions. */
class MentionedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@bob|bob",
        "Hello @Bob, and @carol_!|bob carol_",
        "(@bob) \"@carol\" x@dave|bob carol",
        "Ask @bob. Or @r2-d2-|bob r2-d2",
        "@bob.smith said so...|bob.smith",
        "@bob @bob @BOB|bob",
        "日本@bob日本|bob",
        "@_bob @-x @ @.|''",
        "@@bob @bob.@carol .@dave @b- @@|bob b",
        "mail bob@example.org|''",
        "no one|''"
      })
  void areTheNamesBehindAnAtSign(String text, String names) {
    assertThat(mentioned(text)).isEqualTo(names);
  }

  @Test
  void areNoLongerThanANameMayBe() {
    assertThat(mentioned("@" + "a".repeat(32))).isEqualTo("a".repeat(32));
    assertThat(mentioned("@" + "a".repeat(33) + " @bob")).isEqualTo("bob");
  }

  @Test
  void haveABound() {
    String crowd = IntStream.range(0, 30).mapToObj(i -> "@u" + i).collect(Collectors.joining(" "));
    assertThat(new Content(crowd).mentioned())
        .hasSize(Content.MAX_MENTIONS)
        .contains(new Username("u19"));
  }

  private static String mentioned(String text) {
    return new Content(text)
        .mentioned().stream().map(Username::value).collect(Collectors.joining(" "));
  }
}
