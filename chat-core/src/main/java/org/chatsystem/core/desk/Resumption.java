package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * Brings one connection up to date in all its conversations, and says when that is done. Who came
 * into its groups and who left meanwhile is told as well, what became of messages, and how far
 * everyone has got.
 */
final class Resumption {
  /**
   * What there is to tell.
   *
   * @param conversations to replay, all of them the reader's own
   * @param changes of the rosters of the reader's groups, and of the reader's own place in others
   */
  private record Wanted(Set<Conversation> conversations, List<MemberChanged> changes) {}

  private final Shards shards;
  private final Seats seats;
  private final Store store;
  private final LocalConnection connection;
  private final Map<Conversation, MessageId> cursors;
  private final Optional<Instant> since;
  private final MissedReceipts receipts;

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
    this.receipts = new MissedReceipts(store, shards, connection);
  }

  /** Returns at once. Who was never welcomed is not told anything. */
  void begin() {
    if (connection.isReady()) {
      store.reader().read(this::wanted, this::replay);
    }
  }

  private Wanted wanted() {
    Username reader = connection.user();
    Set<Conversation> all = new HashSet<>(store.log().conversationsOf(reader));
    all.add(Conversation.BROADCAST);
    if (since.isEmpty()) {
      all.retainAll(cursors.keySet());
    }
    Set<GroupName> groups = Conversation.groupsAmong(all);
    Set<GroupName> joined = store.groups().rolesOf(reader, groups).keySet();
    all.removeIf(each -> groupOf(each).filter(group -> !joined.contains(group)).isPresent());
    groups.addAll(Conversation.groupsAmong(cursors.keySet()));
    return new Wanted(all, changes(groups, joined));
  }

  /** Whoever is not in a group any more is told of that, and of nothing else there. */
  private List<MemberChanged> changes(Set<GroupName> groups, Set<GroupName> joined) {
    var changes = new ArrayList<MemberChanged>();
    for (GroupName group : groups) {
      Point from = pointIn(new Conversation.OfGroup(group));
      List<MemberChanged> known =
          store.groups().changesSince(group, from.id().sentAt(), store.limits().replay()).stream()
              .filter(each -> joined.contains(group) || each.user().equals(connection.user()))
              .toList();
      if (!joined.contains(group) && !known.isEmpty()) {
        owe(new Conversation.OfGroup(group), from);
      }
      changes.addAll(known);
      if (!joined.contains(group)) {
        store.groups().deletionOf(group, connection.user()).ifPresent(changes::add);
      }
    }
    return changes;
  }

  /** Whoever was in the group continues there if they come back, even if they just did. */
  private void owe(Conversation.OfGroup conversation, Point from) {
    connection.owe(conversation, from);
    if (connection.seats().containsKey(conversation.group())) {
      shards.of(conversation).post(conversation, feed -> feed.payOwed(connection));
    }
  }

  private static Optional<GroupName> groupOf(Conversation conversation) {
    return conversation instanceof Conversation.OfGroup of
        ? Optional.of(of.group())
        : Optional.empty();
  }

  private void replay(Wanted wanted) {
    var left = new AtomicInteger(wanted.conversations().size() + wanted.changes().size() + 1);
    var total = new AtomicInteger();
    IntConsumer end =
        replayed -> receipts.tell(wanted.conversations(), () -> tellResumed(replayed));
    for (MemberChanged each : wanted.changes()) {
      tell(each, () -> done(left, total, 0, end));
    }
    for (Conversation each : wanted.conversations()) {
      seated(each, () -> replay(each, replayed -> done(left, total, replayed, end)));
    }
    done(left, total, 0, end);
  }

  /** On the group's own thread, as the live ones are. */
  private void tell(MemberChanged change, Runnable done) {
    var conversation = new Conversation.OfGroup(change.group());
    shards
        .of(conversation)
        .run(
            () -> {
              connection.tell(new Delivery(new Notice.MemberMoved(change)));
              done.run();
            });
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
        ? Point.after(cursor, since, connection.since())
        : Point.since(since.orElseThrow(), connection.since());
  }

  private void tellResumed(int replayed) {
    store.monitor().resumed(replayed);
    connection.tell(new Delivery(new Notice.Resumed(replayed)));
  }

  private static void done(AtomicInteger left, AtomicInteger total, int replayed, IntConsumer end) {
    int sum = total.addAndGet(replayed);
    if (left.decrementAndGet() == 0) {
      end.accept(sum);
    }
  }
}
