package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * Of a client that resumes after each reconnect: holds back what comes until {@code resumed}, reads
 * the history where there is a gap, sorts, and drops what it has. Nothing at all may be missing.
 */
final class ResumingInbox implements Inbox {
  /** What comes live before the server reads {@code resume} may come once more in the replay. */
  private static final int MOST_WHILE_HELD_BACK = 2;

  private record Gap(Conversation conversation, MessageId after, MessageId head) {}

  private final Username reader;
  private final Api api;
  private final Tally tally;
  private final Map<Conversation, MessageId> cursors = new HashMap<>();
  private final Map<Conversation, Set<MessageId>> held = new HashMap<>();
  private final List<Said> heldBack = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private Instant since;
  private boolean live;

  ResumingInbox(Username reader, Api api, Tally tally) {
    this.reader = reader;
    this.api = api;
    this.tally = tally;
  }

  @Override
  public synchronized String welcomed(Instant serverTime) {
    live = false;
    heldBack.clear();
    gaps.clear();
    since = since == null ? serverTime : since;
    return resume().toString();
  }

  private ObjectNode resume() {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    ObjectNode known = frame.put("type", "resume").put("since", since.toString());
    ObjectNode places = known.putObject("cursors");
    cursors.forEach((conversation, id) -> places.put(conversation.nameFor(reader), id.toString()));
    return frame;
  }

  @Override
  public synchronized void heard(Said said) {
    if (!live) {
      heldBack.add(said);
      return;
    }
    MessageId last = cursors.getOrDefault(said.conversation(), MessageId.NONE);
    if (heldOf(said.conversation()).contains(said.id())) {
      tally.doubled(this, said);
    } else if (!said.id().isAfter(last)) {
      tally.outOfOrder(this, said, last);
    }
    keep(said);
  }

  @Override
  public synchronized void gap(JsonNode frame) {
    tally.gap();
    String after = frame.path("after").asText(null);
    gaps.add(
        new Gap(
            Conversation.named(frame.get("conversation").asText(), reader),
            after == null ? MessageId.startOf(since) : MessageId.parse(after),
            MessageId.parse(frame.get("head").asText())));
  }

  @Override
  public void resumed() throws IOException {
    List<Gap> toRead;
    synchronized (this) {
      toRead = List.copyOf(gaps);
    }
    for (Gap gap : toRead) {
      List<Said> missed = api.history(reader, gap.conversation(), gap.after(), gap.head());
      synchronized (this) {
        heldBack.addAll(missed);
      }
    }
    takeOver(toRead);
  }

  private synchronized void takeOver(List<Gap> read) {
    countRepeats(read);
    Collections.sort(heldBack);
    for (Said said : heldBack) {
      if (!heldOf(said.conversation()).contains(said.id())) {
        MessageId last = cursors.getOrDefault(said.conversation(), MessageId.NONE);
        if (!said.id().isAfter(last)) {
          tally.outOfOrder(this, said, last);
        }
        keep(said);
      }
    }
    heldBack.clear();
    live = true;
  }

  private void countRepeats(List<Gap> read) {
    Map<Said, Integer> times = new HashMap<>();
    heldBack.forEach(said -> times.merge(said, 1, Integer::sum));
    times.forEach(
        (said, count) -> {
          boolean fromHistory =
              read.stream().anyMatch(gap -> gap.conversation().equals(said.conversation()));
          if (count > MOST_WHILE_HELD_BACK && !fromHistory) {
            tally.doubled(this, said);
          }
        });
  }

  private void keep(Said said) {
    heldOf(said.conversation()).add(said.id());
    cursors.merge(said.conversation(), said.id(), (known, id) -> id.isAfter(known) ? id : known);
  }

  private Set<MessageId> heldOf(Conversation conversation) {
    return held.computeIfAbsent(conversation, any -> new HashSet<>());
  }

  @Override
  public synchronized boolean isLive() {
    return live;
  }

  @Override
  public synchronized List<MessageId> missing(Map<Conversation, ? extends Collection<Said>> log) {
    var missing = new ArrayList<MessageId>();
    log.forEach(
        (conversation, conversationLog) -> {
          Set<MessageId> own = heldOf(conversation);
          conversationLog.stream()
              .filter(said -> !said.from().equals(reader.value()))
              .filter(said -> said.id().millis() > since.toEpochMilli())
              .filter(said -> !own.contains(said.id()))
              .forEach(said -> missing.add(said.id()));
        });
    return missing;
  }

  @Override
  public synchronized int size() {
    return held.values().stream().mapToInt(Set::size).sum();
  }

  @Override
  public synchronized Collection<MessageId> held(Conversation conversation) {
    return Set.copyOf(heldOf(conversation));
  }

  @Override
  public String toString() {
    return "resuming " + reader;
  }
}
