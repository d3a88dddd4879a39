package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PageWalkTest {
  private final Tally tally = new Tally();

  @Test
  void walksFromTheNewestPageToTheOldestAndBeginsAnew() {
    var walk = new HistoryWalk(5, tally);
    assertThat(walk.next()).isEmpty();
    walk.take(page(true, 4, 5));
    assertThat(walk.next()).isEqualTo("&before=id-4");
    walk.take(page(false, 1, 2, 3));
    assertThat(walk.next()).isEmpty();
    assertThat(tally.isClean()).isTrue();
  }

  @Test
  void missesWhatAWalkSkips() {
    var walk = new HistoryWalk(5, tally);
    walk.take(page(true, 3, 5));
    walk.take(page(false, 2, 1));
    assertThat(tally.lost).isEqualTo(2);
    assertThat(tally.doubled).isEqualTo(1);
  }

  @Test
  void readsTheSamePageAgainAndAgain() {
    var walk = new SamePage("&before=id-4", 3, tally);
    walk.take(page(true, 2, 3));
    walk.take(page(true, 2, 3));
    assertThat(walk.next()).isEqualTo("&before=id-4");
    assertThat(tally.isClean()).isTrue();
    walk.take(page(true, 1, 2));
    assertThat(tally.lost).isEqualTo(1);
  }

  @Test
  void findsThePageAtADepth() {
    // 450 messages, of which 410 are newer than the page
    String before = SamePage.before(410, rest -> pageOf(450, rest));
    assertThat(before).isEqualTo("&before=id-41");
  }

  @Test
  void saysSoIfLessIsKept() {
    assertThatThrownBy(() -> SamePage.before(410, rest -> pageOf(300, rest)))
        .isInstanceOf(BenchFault.class)
        .hasMessageContaining("CHAT_RETENTION_MESSAGES");
  }

  private static JsonNode pageOf(int newest, String rest) {
    String[] parts = rest.split("&before=id-", 2);
    int last = parts.length == 1 ? newest : Integer.parseInt(parts[1]) - 1;
    int first = Math.max(1, last - Integer.parseInt(parts[0]) + 1);
    int[] numbers = java.util.stream.IntStream.rangeClosed(first, last).toArray();
    return page(first > 1, numbers);
  }

  private static JsonNode page(boolean hasMore, int... numbers) {
    ObjectNode page = new ObjectMapper().createObjectNode().put("hasMore", hasMore);
    for (int each : numbers) {
      byte[] content = new byte[Marker.LENGTH];
      Marker.write(content, 0, Marker.CONTENT, 1, 0, 0);
      Marker.stamp(content, 0, each, 0);
      page.withArray("messages")
          .addObject()
          .put("id", "id-" + each)
          .put("content", Bytes.text(content, 0, content.length));
    }
    return page;
  }
}
