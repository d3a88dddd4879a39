package org.chatsystem.core.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * Receipts in one group on their way to its members. While it is not known who they are, the
 * furthest of each person waits. Used on the thread of the group's shard alone.
 */
final class Receipts {
  private record Whose(Username user, Receipt.Kind kind) {}

  private final Map<Whose, ReceiptMoved> waiting = new LinkedHashMap<>();
  private final int bound;

  /**
   * @param bound how many may wait; of more, those that came last
   */
  Receipts(int bound) {
    this.bound = bound;
  }

  void add(ReceiptMoved moved) {
    if (waiting.size() >= bound) {
      waiting.clear();
    }
    Receipt receipt = moved.receipt();
    waiting.merge(
        new Whose(receipt.user(), receipt.kind()),
        moved,
        (known, next) -> next.receipt().upTo().isAfter(known.receipt().upTo()) ? next : known);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Offers what waits; their own connections are told what is left to read. */
  void offerTo(Audience audience) {
    waiting.values().forEach(each -> offer(each, audience));
    waiting.clear();
  }

  private static void offer(ReceiptMoved moved, Audience audience) {
    Username user = moved.receipt().user();
    var own = new Delivery(Notice.Receipted.own(moved.receipt(), moved.unread()));
    // all members call a group by one name, so one form does for all of them
    var others = new Delivery(Notice.Receipted.toOther(user, moved.receipt()));
    audience.forEach(
        each -> {
          if (each.isReady()) {
            each.offer(each.user().equals(user) ? own : others);
          }
        });
  }

  /** As one person is told of it over their own channel. */
  static Notice notice(Username reader, ReceiptMoved moved) {
    return reader.equals(moved.receipt().user())
        ? Notice.Receipted.own(moved.receipt(), moved.unread())
        : Notice.Receipted.toOther(reader, moved.receipt());
  }
}
