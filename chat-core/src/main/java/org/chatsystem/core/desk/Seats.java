package org.chatsystem.core.desk;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Outbox;

/** The places of connections in groups: who takes one listens to the group's channel first. */
final class Seats {
  private final Subscriptions subscriptions;
  private final Shards shards;

  Seats(Subscriptions subscriptions, Shards shards) {
    this.subscriptions = subscriptions;
    this.shards = shards;
  }

  /** Listens to the group on behalf of a connection; nothing is delivered yet. */
  CompletionStage<Void> reserve(LocalConnection connection, GroupName group) {
    connection.groups().add(group);
    return subscriptions
        .hold(new Channel.OfGroup(group))
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                connection.groups().remove(group);
              }
            });
  }

  /** Delivers to a connection that holds a place. */
  void take(LocalConnection connection, GroupName group) {
    open(group, feed -> feed.add(connection, connection.since()));
  }

  /**
   * Gives a place to someone who joined while connected, and makes up for what was said meanwhile.
   */
  void join(LocalConnection connection, GroupName group, MessageId joined) {
    if (connection.groups().contains(group)) {
      return;
    }
    reserve(connection, group)
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                open(group, feed -> feed.join(connection, joined));
              } else {
                connection.end(Outbox.Ending.ORDER_LOST);
              }
            });
  }

  void leave(LocalConnection connection, GroupName group) {
    if (connection.groups().remove(group)) {
      var conversation = new Conversation.OfGroup(group);
      shards.of(conversation).post(conversation, feed -> feed.remove(connection));
      subscriptions.release(new Channel.OfGroup(group));
    }
  }

  private void open(GroupName group, Consumer<Feed> action) {
    var conversation = new Conversation.OfGroup(group);
    shards.of(conversation).open(conversation, action);
  }
}
