package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * Of a client that never resumes. Nothing may be missing between a welcome and the end of that
 * connection.
 */
final class PlainInbox implements Inbox {
  /** One connection: from when on it was served and what it has heard. */
  private record Stay(Instant since, Map<Conversation, TreeSet<MessageId>> heard) {}

  private final Username reader;
  private final Tally tally;
  private final List<Stay> stays = new ArrayList<>();
  private boolean live;

  PlainInbox(Username reader, Tally tally) {
    this.reader = reader;
    this.tally = tally;
  }

  @Override
  public synchronized String welcomed(Instant serverTime) {
    stays.add(new Stay(serverTime, new HashMap<>()));
    live = true;
    return null;
  }

  @Override
  public synchronized void heard(Said said) {
    TreeSet<MessageId> heard =
        current().heard().computeIfAbsent(said.conversation(), any -> new TreeSet<>());
    if (heard.contains(said.id())) {
      tally.doubled(this, said);
    } else if (!heard.isEmpty() && heard.last().isAfter(said.id())) {
      tally.outOfOrder(this, said, heard.last());
    }
    heard.add(said.id());
  }

  private Stay current() {
    return stays.get(stays.size() - 1);
  }

  @Override
  public void gap(JsonNode frame) {
    throw new IllegalStateException("a gap for someone who did not resume");
  }

  @Override
  public void resumed() {
    throw new IllegalStateException("resumed for someone who did not resume");
  }

  @Override
  public synchronized boolean isLive() {
    return live;
  }

  @Override
  public synchronized List<MessageId> missing(Map<Conversation, ? extends Collection<Said>> log) {
    var missing = new ArrayList<MessageId>();
    for (int i = 0; i < stays.size(); i++) {
      Stay stay = stays.get(i);
      boolean isLast = i == stays.size() - 1;
      log.forEach(
          (conversation, said) -> missing.addAll(missing(stay, isLast, conversation, said)));
    }
    return missing;
  }

  /** Where an earlier connection ended is known only by the last message that came over it. */
  private List<MessageId> missing(
      Stay stay, boolean isLast, Conversation conversation, Collection<Said> conversationLog) {
    TreeSet<MessageId> heard = stay.heard().getOrDefault(conversation, new TreeSet<>());
    return conversationLog.stream()
        .filter(said -> !said.from().equals(reader.value()))
        .map(Said::id)
        .filter(id -> id.millis() > stay.since().toEpochMilli())
        .filter(id -> isLast || (!heard.isEmpty() && !id.isAfter(heard.last())))
        .filter(id -> !heard.contains(id))
        .toList();
  }

  @Override
  public synchronized int size() {
    return stays.stream().flatMap(stay -> stay.heard().values().stream()).mapToInt(Set::size).sum();
  }

  @Override
  public synchronized Collection<MessageId> held(Conversation conversation) {
    var held = new HashSet<MessageId>();
    stays.forEach(stay -> held.addAll(stay.heard().getOrDefault(conversation, new TreeSet<>())));
    return held;
  }

  @Override
  public String toString() {
    return "plain " + reader;
  }
}
