package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Goes through a conversation page by page, from its newest message to the first, and checks that
 * each message stands there once and in its place.
 */
final class HistoryWalk {
  private final int newest;
  private final Tally tally;
  private int expected;
  private String cursor = "";

  /**
   * @param newest the number of the last message; the first is 1
   */
  HistoryWalk(int newest, Tally tally) {
    this.newest = newest;
    this.expected = newest;
    this.tally = tally;
  }

  /** What to ask for next: the rest of a query, empty for the newest page. */
  String next() {
    return cursor.isEmpty() ? "" : "&before=" + cursor;
  }

  /** Takes the page that was asked for; after the last one it begins anew. */
  void take(JsonNode page) {
    JsonNode messages = page.path("messages");
    for (int i = messages.size() - 1; i >= 0; i--) {
      check(Bytes.of(messages.get(i).path("content").asText()));
    }
    if (page.path("hasMore").asBoolean() && !messages.isEmpty()) {
      cursor = messages.get(0).path("id").asText();
    } else {
      begin();
    }
  }

  private void check(byte[] content) {
    int number =
        Marker.isAt(content, 0, content.length, Marker.CONTENT) ? Marker.number(content, 0) : 0;
    if (number > expected) {
      tally.doubled++;
    } else {
      tally.lost += expected - number;
      expected = number - 1;
    }
  }

  private void begin() {
    tally.lost += expected;
    expected = newest;
    cursor = "";
  }
}
