package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks that a page of a conversation holds each message once and in its place. */
final class HistoryPage {
  private final int newest;
  private final Tally tally;

  /**
   * @param newest the number of the message that the page is to end with
   */
  HistoryPage(int newest, Tally tally) {
    this.newest = newest;
    this.tally = tally;
  }

  /** Counts what is wrong with it; returns the number of the message that is to come before it. */
  int check(JsonNode page) {
    JsonNode messages = page.path("messages");
    int expected = newest;
    for (int i = messages.size() - 1; i >= 0; i--) {
      int number = number(Bytes.of(messages.get(i).path("content").asText()));
      if (number > expected) {
        tally.doubled++;
      } else {
        tally.lost += expected - number;
        expected = number - 1;
      }
    }
    return expected;
  }

  private static int number(byte[] content) {
    return Marker.isAt(content, 0, content.length, Marker.CONTENT) ? Marker.number(content, 0) : 0;
  }
}
