package org.chatsystem.app.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;

/**
 * The comparison at the end: what was acked, what is in the log, and what each device holds. The
 * log is read over HTTP.
 */
final class Audit {
  /** How much before its death a Redis that flushes every second may have forgotten. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(2);

  /** The servers compare heads twice a minute: by then every hole must be found. */
  private static final Duration SETTLING = Duration.ofSeconds(45);

  private final Crowd crowd;
  private final Map<Conversation, List<Said>> log;

  private Audit(Crowd crowd, Map<Conversation, List<Said>> log) {
    this.crowd = crowd;
    this.log = log;
  }

  /** Reads the whole log. */
  static Audit of(Crowd crowd) throws IOException {
    var log = new HashMap<Conversation, List<Said>>();
    for (Crowd.Topic topic : crowd.topics()) {
      log.put(
          topic.conversation(),
          crowd.api().history(topic.reader(), topic.conversation(), MessageId.NONE, null));
    }
    return new Audit(crowd, log);
  }

  /** Waits until every device has what it should have, or should have had it by now. */
  void awaitDelivery() {
    try {
      Awaitility.await()
          .atMost(SETTLING)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> undelivered().isEmpty());
    } catch (ConditionTimeoutException e) {
      // the summary tells what is missing
    }
  }

  /** What a device should have and has not. */
  List<String> undelivered() {
    var undelivered = new ArrayList<String>();
    for (Client each : crowd.clients()) {
      Map<Conversation, List<Said>> own = new HashMap<>(log);
      own.keySet().removeIf(conversation -> !crowd.hears(each.user(), conversation));
      each.inbox().missing(own).forEach(id -> undelivered.add(each.inbox() + " never got " + id));
    }
    return undelivered;
  }

  /** What was acked and is not in the log. */
  List<Outgoing.Acked> lost() {
    return crowd.clients().stream()
        .flatMap(each -> each.outgoing().acked().stream())
        .filter(each -> !idsIn(each.conversation()).contains(each.id()))
        .toList();
  }

  /**
   * Of what was acked and lost, what Redis took with it: what it stored, or was heard to have
   * stored, within a second or two of its death. An ack may wait in a busy client for longer than
   * that.
   */
  static List<Outgoing.Acked> forgivable(List<Outgoing.Acked> lost, List<Instant> deaths) {
    return lost.stream()
        .filter(
            each ->
                deaths.stream()
                    .anyMatch(
                        death -> isNear(each.at(), death) || isNear(each.id().sentAt(), death)))
        .toList();
  }

  private static boolean isNear(Instant time, Instant death) {
    return Duration.between(time, death).abs().compareTo(FORGOTTEN) < 0;
  }

  /** What stands in the log more than once. */
  List<String> doubled() {
    var seen = new HashSet<String>();
    return log.values().stream()
        .flatMap(List::stream)
        .map(Said::content)
        .filter(content -> !seen.add(content))
        .map(content -> "stored twice: " + content.substring(0, Math.min(40, content.length())))
        .toList();
  }

  /** How many messages devices hold that are not in the log. */
  long unknown() {
    return crowd.clients().stream()
        .mapToLong(
            each ->
                log.keySet().stream()
                    .mapToLong(
                        conversation ->
                            each.inbox().held(conversation).stream()
                                .filter(id -> !idsIn(conversation).contains(id))
                                .count())
                    .sum())
        .sum();
  }

  int stored() {
    return log.values().stream().mapToInt(List::size).sum();
  }

  private final Map<Conversation, Set<MessageId>> ids = new HashMap<>();

  private Set<MessageId> idsIn(Conversation conversation) {
    return ids.computeIfAbsent(
        conversation,
        key ->
            log.getOrDefault(key, List.of()).stream()
                .map(Said::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
