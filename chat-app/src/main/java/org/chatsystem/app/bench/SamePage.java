package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** The same page each time: the one before some message. */
final class SamePage implements PageWalk {
  /** The most that a server gives at once. */
  private static final int LARGEST = 200;

  private static final String BEFORE = "&before=";

  private final String query;
  private final HistoryPage page;

  /**
   * @param before the query that gives it, as {@link #before} finds it
   * @param newest the number of the message that it ends with
   */
  SamePage(String before, int newest, Tally tally) {
    this.query = before;
    this.page = new HistoryPage(newest, tally);
  }

  /**
   * Finds the page before so many newest messages, by reading all of those.
   *
   * @param pages answers a limit and the rest of a query with a page
   * @return the rest of a query for it
   */
  static String before(int depth, Function<String, JsonNode> pages) {
    String before = "";
    for (int left = depth; left > 0; ) {
      JsonNode messages = pages.apply(Math.min(left, LARGEST) + before).path("messages");
      if (messages.isEmpty()) {
        throw new BenchFault(
            "the server keeps fewer than "
                + depth
                + " messages of a conversation: CHAT_RETENTION_MESSAGES sets how many");
      }
      left -= messages.size();
      before = BEFORE + messages.get(0).path("id").asText();
    }
    return before;
  }

  @Override
  public String next() {
    return query;
  }

  @Override
  public void take(JsonNode found) {
    page.check(found);
  }
}
