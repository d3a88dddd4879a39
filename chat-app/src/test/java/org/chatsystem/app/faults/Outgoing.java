package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/** What one device says: each message with a ref of its own, again and again until it is acked. */
final class Outgoing {
  /**
   * An ack.
   *
   * @param at when it came, by this machine's clock
   */
  record Acked(String ref, Conversation conversation, MessageId id, Instant at) {}

  private static final class Waiting {
    private final String frame;
    private long again;

    private Waiting(String frame) {
      this.frame = frame;
    }
  }

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  private static final long AFTER_REFUSAL = TimeUnit.MILLISECONDS.toNanos(200);

  private final Username sender;
  private final String device;
  private final Tally tally;
  private final Map<String, Waiting> unacked = new LinkedHashMap<>();
  private final Map<String, Acked> acked = new HashMap<>();
  private int count;

  Outgoing(Username sender, String device, Tally tally) {
    this.sender = sender;
    this.device = device;
    this.tally = tally;
  }

  /** Makes a message, and remembers it. */
  synchronized String compose(Conversation to, String padding) {
    String ref = device + "-" + ++count;
    String name = to.nameFor(sender);
    int colon = name.indexOf(':');
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    frame.put("type", colon < 0 ? name : name.substring(0, colon));
    if (colon >= 0) {
      frame.put("to", name.substring(colon + 1));
    }
    frame.put("content", sender.value() + " " + ref + " " + padding).put("ref", ref);
    var waiting = new Waiting(frame.toString());
    waiting.again = System.nanoTime() + PATIENCE;
    unacked.put(ref, waiting);
    return waiting.frame;
  }

  synchronized void acked(JsonNode ack) {
    String ref = ack.get("ref").asText();
    Conversation conversation = Conversation.named(ack.get("conversation").asText(), sender);
    var now = new Acked(ref, conversation, MessageId.parse(ack.get("id").asText()), Instant.now());
    unacked.remove(ref);
    Acked before = acked.putIfAbsent(ref, now);
    if (before != null && !before.id().equals(now.id())) {
      tally.complain(ref + " was acked as " + before.id() + " and as " + now.id());
    }
  }

  /** It had no effect; sends it again if that may help. */
  synchronized void refused(JsonNode error) {
    Waiting waiting = unacked.get(error.path("ref").asText());
    if (waiting == null) {
      return;
    }
    if (error.get("temporary").asBoolean()) {
      waiting.again = System.nanoTime() + AFTER_REFUSAL;
    } else {
      tally.complain("refused: " + error);
      unacked.remove(error.get("ref").asText());
    }
  }

  /** A new connection: whether the old one has brought them there is unknown. */
  synchronized void reconnected() {
    long now = System.nanoTime();
    unacked.values().forEach(each -> each.again = now);
  }

  /** What to send again now. */
  synchronized List<String> due() {
    long now = System.nanoTime();
    var due = new ArrayList<String>();
    for (Waiting each : unacked.values()) {
      if (now - each.again >= 0) {
        each.again = now + PATIENCE;
        due.add(each.frame);
        tally.sentAgain();
      }
    }
    return due;
  }

  synchronized int waiting() {
    return unacked.size();
  }

  synchronized List<Acked> acked() {
    return List.copyOf(acked.values());
  }

  synchronized int composed() {
    return count;
  }
}
