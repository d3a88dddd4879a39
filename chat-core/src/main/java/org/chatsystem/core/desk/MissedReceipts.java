package org.chatsystem.core.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * Tells one connection, after its replay, how far its user and the others have got: receipts are
 * kept as marks, not as events, so whoever was away is told where the marks stand.
 */
final class MissedReceipts {
  private final Store store;
  private final Shards shards;
  private final LocalConnection connection;

  MissedReceipts(Store store, Shards shards, LocalConnection connection) {
    this.store = store;
    this.shards = shards;
    this.connection = connection;
  }

  /** Returns at once; then does the other thing behind the last of them. */
  void tell(Set<Conversation> conversations, Runnable then) {
    if (conversations.isEmpty()) {
      then.run();
      return;
    }
    store.reader().read(question(conversations), notices -> offer(notices, then));
  }

  private Supplier<Deque<Notice>> question(Set<Conversation> conversations) {
    return () -> {
      var notices = new ArrayDeque<Notice>();
      var told = store.marks().toldTo(connection.user(), conversations);
      Map<Conversation, MessageId> heads = store.log().heads(told.keySet());
      told.forEach(
          (each, marks) ->
              marks.forEach(
                  (user, theirs) ->
                      notices.addAll(
                          receipts(each, user, theirs, heads.getOrDefault(each, MessageId.NONE)))));
      return notices;
    };
  }

  /** Of oneself what is read, of others what they received as well, unless they have read it. */
  private List<Notice> receipts(
      Conversation conversation, Username user, Marks marks, MessageId head) {
    var read = new Receipt(user, conversation, Receipt.Kind.READ, marks.read());
    if (user.equals(connection.user())) {
      long unread = Math.max(0, head.seq() - marks.read().seq());
      return isThere(marks.read()) ? List.of(Notice.Receipted.own(read, unread)) : List.of();
    }
    var notices = new ArrayDeque<Notice>();
    if (isThere(marks.read())) {
      notices.add(Notice.Receipted.toOther(connection.user(), read));
    }
    if (marks.received().isAfter(marks.read())) {
      var received = new Receipt(user, conversation, Receipt.Kind.RECEIVED, marks.received());
      notices.add(Notice.Receipted.toOther(connection.user(), received));
    }
    return List.copyOf(notices);
  }

  private static boolean isThere(MessageId mark) {
    return mark.isAfter(MessageId.NONE);
  }

  /** As fast as the connection takes them. */
  private void offer(Deque<Notice> notices, Runnable then) {
    while (!notices.isEmpty()) {
      if (!connection.hasRoom(() -> later(notices, then))) {
        connection.flush();
        return;
      }
      connection.offer(new Delivery(notices.remove()));
    }
    then.run();
  }

  /** On a thread that may be kept: who finds room for more does so while it writes. */
  private void later(Deque<Notice> notices, Runnable then) {
    shards.of(Conversation.BROADCAST).run(() -> offer(notices, then));
  }
}
