package org.chatsystem.core.usecase;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.LogPosition;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.in.SearchMessages.Outcome;
import org.chatsystem.core.port.in.SearchMessages.Query;
import org.chatsystem.core.port.out.MessageLog;

/**
 * One search through the logs, from the newest message back: whichever conversation has the newest
 * message not looked at yet is read on, a piece at a time. Holds one piece and as many finds as a
 * page has, however much it reads.
 */
final class LogScan {
  private static final int MOST_CONVERSATIONS = 1_000;
  private static final int FIRST_PIECE = 16;
  private static final int LARGEST_PIECE = 512;

  /**
   * Where a conversation is to be read on.
   *
   * @param at the newest position there that has not been looked at
   * @param piece how much to read: little first, twice as much each time, so that of many
   *     conversations not much more is read than the search gets to
   * @param isNearAMessage whether this is the head, or follows a message that was read: a search
   *     that ends elsewhere might get nowhere however often it goes on
   */
  private record Front(LogPosition at, int piece, boolean isNearAMessage)
      implements Comparable<Front> {
    @Override
    public int compareTo(Front other) {
      return at.compareTo(other.at);
    }
  }

  private final MessageLog log;
  private final Query query;
  private final SearchLimits limits;
  private final long began = System.nanoTime();

  private final PriorityQueue<Front> fronts = new PriorityQueue<>(Comparator.reverseOrder());

  /** The newest finds, one more than asked for: it tells whether there is more. */
  private final TreeMap<LogPosition, Message> found = new TreeMap<>(Comparator.reverseOrder());

  private int scanned;

  LogScan(MessageLog log, Query query, SearchLimits limits) {
    this.log = log;
    this.query = query;
    this.limits = limits;
  }

  Outcome.Page through(Collection<Conversation> conversations) {
    log.heads(conversations).entrySet().stream()
        .sorted(Map.Entry.<Conversation, MessageId>comparingByValue().reversed())
        .limit(MOST_CONVERSATIONS)
        .forEach(each -> begin(each.getKey(), each.getValue()));
    while (!fronts.isEmpty() && !isFull()) {
      readOn(fronts.poll());
      if (!fronts.isEmpty() && fronts.peek().isNearAMessage() && isOverBounds() && !isFull()) {
        return pageDownTo(fronts.peek().at());
      }
    }
    return page();
  }

  private void begin(Conversation conversation, MessageId head) {
    MessageId end = head.next();
    MessageId bound = query.from().map(each -> each.boundIn(conversation)).orElse(end);
    MessageId until = query.criteria().before().map(MessageId::startOf).orElse(end);
    MessageId earliest = earliest(end, earliest(bound, until));
    addFront(conversation, earliest, FIRST_PIECE, earliest.equals(end));
  }

  /** The rest of a conversation before this id, if there may be any. */
  private void addFront(
      Conversation conversation, MessageId bound, int piece, boolean isNearAMessage) {
    if (bound.isAfter(oldest())) {
      fronts.add(new Front(new LogPosition(bound.previous(), conversation), piece, isNearAMessage));
    }
  }

  private MessageId oldest() {
    return query.criteria().after().map(MessageId::startOf).orElse(MessageId.NONE);
  }

  private static MessageId earliest(MessageId one, MessageId other) {
    return one.isAfter(other) ? other : one;
  }

  private void readOn(Front front) {
    Conversation conversation = front.at().conversation();
    List<Message> piece = log.readBefore(conversation, front.at().id().next(), front.piece());
    scanned += piece.size();
    piece.forEach(this::look);
    if (piece.size() == front.piece()) {
      addFront(conversation, piece.get(0).id(), Math.min(LARGEST_PIECE, 2 * front.piece()), true);
    }
  }

  private void look(Message message) {
    if (message.id().isAfter(oldest()) && query.criteria().match(message)) {
      found.put(LogPosition.of(message), message);
      if (found.size() > query.limit() + 1) {
        found.pollLastEntry();
      }
    }
  }

  /** No conversation has anything newer than the oldest find. */
  private boolean isFull() {
    return found.size() > query.limit()
        && (fronts.isEmpty() || found.lastKey().compareTo(fronts.peek().at()) >= 0);
  }

  private boolean isOverBounds() {
    return scanned >= limits.messages() || System.nanoTime() - began >= limits.time().toNanos();
  }

  private Outcome.Page page() {
    if (found.size() <= query.limit()) {
      return new Outcome.Page(List.copyOf(found.values()), Optional.empty(), true);
    }
    LogPosition next = found.pollLastEntry().getKey();
    return new Outcome.Page(List.copyOf(found.values()), Optional.of(next), true);
  }

  /** What was found at this point or before is found again when the search goes on there. */
  private Outcome.Page pageDownTo(LogPosition point) {
    List<Message> sure = List.copyOf(found.headMap(point, false).values());
    return new Outcome.Page(sure, Optional.of(point), false);
  }
}
