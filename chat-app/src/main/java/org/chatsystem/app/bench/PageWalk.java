package org.chatsystem.app.bench;

import com.fasterxml.jackson.databind.JsonNode;

/** Which page of a conversation is read next, and what is to stand there. */
interface PageWalk {
  /** What to ask for next: the rest of a query, empty for the newest page. */
  String next();

  /** Takes the page that was asked for, and counts what is wrong with it. */
  void take(JsonNode page);
}
