package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/** Brings one connection up to date in all its conversations, and says when that is done. */
final class Resumption {
  private final Shards shards;
  private final Seats seats;
  private final Store store;
  private final LocalConnection connection;
  private final Map<Conversation, MessageId> cursors;
  private final Optional<Instant> since;

  Resumption(
      Shards shards,
      Seats seats,
      Store store,
      LocalConnection connection,
      Map<Conversation, MessageId> cursors,
      Optional<Instant> since) {
    this.shards = shards;
    this.seats = seats;
    this.store = store;
    this.connection = connection;
    this.cursors = Map.copyOf(cursors);
    this.since = since;
  }

  /** Returns at once. Who was never welcomed is not told anything. */
  void begin() {
    if (connection.isReady()) {
      store.reader().read(this::wanted, this::replay);
    }
  }

  /** The conversations to replay, all of them the reader's own. */
  private Set<Conversation> wanted() {
    Username reader = connection.user();
    Set<Conversation> wanted = new HashSet<>(store.log().conversationsOf(reader));
    wanted.add(Conversation.BROADCAST);
    if (since.isEmpty()) {
      wanted.retainAll(cursors.keySet());
    }
    Set<GroupName> joined =
        store.groups().rolesOf(reader, Conversation.groupsAmong(wanted)).keySet();
    wanted.removeIf(each -> groupOf(each).filter(group -> !joined.contains(group)).isPresent());
    return wanted;
  }

  private static Optional<GroupName> groupOf(Conversation conversation) {
    return conversation instanceof Conversation.OfGroup of
        ? Optional.of(of.group())
        : Optional.empty();
  }

  private void replay(Set<Conversation> wanted) {
    var left = new AtomicInteger(wanted.size() + 1);
    var total = new AtomicInteger();
    for (Conversation each : wanted) {
      seated(each, () -> replay(each, replayed -> done(left, total, replayed)));
    }
    done(left, total, 0);
  }

  /** Whoever joined a moment ago may not have taken their seat yet. */
  private void seated(Conversation conversation, Runnable then) {
    Optional<GroupName> group = groupOf(conversation);
    if (group.isEmpty()) {
      then.run();
      return;
    }
    Seat seat = seats.reserve(connection, group.get(), MessageId.NONE);
    seat.hold()
        .confirmed()
        .whenComplete(
            (nothing, failure) -> {
              seats.takeAll(connection);
              then.run();
            });
  }

  private void replay(Conversation conversation, IntConsumer done) {
    shards
        .of(conversation)
        .post(
            conversation,
            feed -> feed.catchUp(connection, pointIn(conversation), done),
            () -> done.accept(0));
  }

  private Point pointIn(Conversation conversation) {
    MessageId cursor = cursors.get(conversation);
    return cursor != null
        ? Point.after(cursor)
        : Point.since(since.orElseThrow(), connection.since());
  }

  private void done(AtomicInteger left, AtomicInteger total, int replayed) {
    int sum = total.addAndGet(replayed);
    if (left.decrementAndGet() == 0) {
      connection.tell(new Delivery(new Notice.Resumed(sum)));
    }
  }
}
