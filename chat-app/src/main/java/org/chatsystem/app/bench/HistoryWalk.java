package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Goes through a conversation page by page, from its newest message to the first, and checks that
 * each message stands there once and in its place.
 */
final class HistoryWalk implements PageWalk {
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

  @Override
  public String next() {
    return cursor.isEmpty() ? "" : "&before=" + cursor;
  }

  /** After the last page it begins anew. */
  @Override
  public void take(JsonNode page) {
    JsonNode messages = page.path("messages");
    expected = new HistoryPage(expected, tally).check(page);
    if (page.path("hasMore").asBoolean() && !messages.isEmpty()) {
      cursor = messages.get(0).path("id").asText();
    } else {
      begin();
    }
  }

  private void begin() {
    tally.lost += expected;
    expected = newest;
    cursor = "";
  }
}
