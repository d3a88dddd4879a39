package org.chatsystem.core.desk;

import java.util.function.Consumer;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Outbox;

/**
 * The places of connections in groups. Who takes one listens to the group's channel first, and is
 * delivered to as soon as that is confirmed and the connection is ready, whichever comes last.
 * Reserving and leaving may be asked by several threads at once.
 */
final class Seats {
  private final Subscriptions subscriptions;
  private final Shards shards;

  Seats(Subscriptions subscriptions, Shards shards) {
    this.subscriptions = subscriptions;
    this.shards = shards;
  }

  /**
   * Gives a place to a connection that has none.
   *
   * @param joined from where on the group concerns it; what came before it is ready never does
   */
  Seat reserve(LocalConnection connection, GroupName group, MessageId joined) {
    Seat known = connection.seats().get(group);
    if (known != null) {
      return known;
    }
    var seat = new Seat(subscriptions.hold(new Channel.OfGroup(group)), joined);
    Seat faster = connection.seats().putIfAbsent(group, seat);
    if (faster != null) {
      seat.hold().release();
      return faster;
    }
    if (connection.hasLeft()) {
      leave(connection, group, seat);
    }
    seat.hold()
        .confirmed()
        .whenComplete((nothing, failure) -> confirmed(connection, group, seat, failure));
    return seat;
  }

  private void confirmed(
      LocalConnection connection, GroupName group, Seat seat, Throwable failure) {
    if (failure == null) {
      take(connection, group, seat);
    } else if (connection.seats().remove(group, seat) && connection.isReady()) {
      connection.end(Outbox.Ending.ORDER_LOST);
    }
  }

  /** Now that the connection is ready: takes the places that are confirmed. */
  void takeAll(LocalConnection connection) {
    connection.seats().forEach((group, seat) -> take(connection, group, seat));
  }

  private void take(LocalConnection connection, GroupName group, Seat seat) {
    if (connection.isReady() && seat.hold().isConfirmed() && seat.take()) {
      open(
          group,
          feed -> {
            // who leaves gives up the seat first and is removed from the feed behind this
            if (connection.seats().get(group) == seat) {
              feed.add(connection, seat.joined());
            }
          });
    }
  }

  void leave(LocalConnection connection, GroupName group) {
    Seat seat = connection.seats().get(group);
    if (seat != null) {
      leave(connection, group, seat);
    }
  }

  /** Gives up this very place, not one that was taken since. */
  void leave(LocalConnection connection, GroupName group, Seat seat) {
    if (connection.seats().remove(group, seat)) {
      var conversation = new Conversation.OfGroup(group);
      shards.of(conversation).post(conversation, feed -> feed.remove(connection));
      seat.hold().release();
    }
  }

  private void open(GroupName group, Consumer<Feed> action) {
    var conversation = new Conversation.OfGroup(group);
    shards.of(conversation).open(conversation, action);
  }
}
