package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;

/** What one device has heard. Filled by its reader's thread, looked at by others meanwhile. */
interface Inbox {
  /** A new connection was welcomed; returns what to send first, or {@code null}. */
  String welcomed(Instant serverTime);

  /** Takes a message. */
  void heard(Said said);

  /** More was missed than is replayed. */
  void gap(JsonNode frame);

  /** The replay is over. */
  void resumed() throws IOException;

  /** Whether live messages flow, so that it is time to speak. */
  boolean isLive();

  /** What of the log this device should have and has not. */
  List<MessageId> missing(Map<Conversation, ? extends Collection<Said>> log);

  /** How many messages it holds. */
  int size();

  /** Ids it holds of a conversation. */
  Collection<MessageId> held(Conversation conversation);
}
