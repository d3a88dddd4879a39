package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * A message as a client got it.
 *
 * @param ref the sender's own, {@code null} for everyone else
 */
record Said(Conversation conversation, MessageId id, String from, String content, String ref)
    implements Comparable<Said> {

  static Said of(JsonNode frame, Username reader) {
    String from = frame.get("from").asText();
    return new Said(
        conversation(frame, from, reader),
        MessageId.parse(frame.get("id").asText()),
        from,
        frame.get("content").asText(),
        frame.path("ref").asText(null));
  }

  private static Conversation conversation(JsonNode frame, String from, Username reader) {
    String type = frame.get("type").asText();
    if (type.equals("broadcast")) {
      return Conversation.BROADCAST;
    }
    String to = frame.get("to").asText();
    boolean isToReader = type.equals("dm") && !from.equals(reader.value());
    return Conversation.named(type + ":" + (isToReader ? from : to), reader);
  }

  @Override
  public int compareTo(Said other) {
    return id.compareTo(other.id);
  }
}
