package org.chatsystem.core.desk;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;

/** All shards: each conversation belongs to one of them, for as long as the desk lives. */
final class Shards implements AutoCloseable {
  private final List<Shard> shards;

  Shards(LocalUsers users, Store store) {
    int count = store.limits().shards();
    shards = IntStream.range(0, count).mapToObj(i -> shard(i, users, store)).toList();
  }

  private static Shard shard(int number, LocalUsers users, Store store) {
    return new Shard(
        "chat-desk-" + number,
        store.limits().queuedEvents(),
        store.monitor(),
        (shard, conversation) -> open(conversation, shard, users, store));
  }

  Shard of(Conversation conversation) {
    return shards.get(Math.floorMod(conversation.hashCode(), shards.size()));
  }

  void forEachFeed(Consumer<Feed> action) {
    shards.forEach(shard -> shard.postAll(action));
  }

  /** Forgets the conversations that nobody here hears any more. */
  void prune() {
    shards.forEach(Shard::prune);
  }

  private static Feed open(Conversation conversation, Shard shard, LocalUsers users, Store store) {
    if (conversation instanceof Conversation.Direct direct) {
      Audience audience = Audience.ofDirect(direct, users);
      MessageId since = earliestOf(audience);
      return since == null ? null : new Feed(conversation, audience, since, shard, store);
    }
    Audience audience =
        conversation instanceof Conversation.OfGroup
            ? new GroupAudience()
            : Audience.ofEverybody(users);
    return new Feed(conversation, audience, MessageId.NONE, shard, store);
  }

  /** From where on somebody here is delivered to; {@code null} if nobody is. */
  private static MessageId earliestOf(Audience audience) {
    var earliest = new MessageId[1];
    audience.forEach(
        each -> {
          if (each.isReady() && (earliest[0] == null || earliest[0].isAfter(each.since()))) {
            earliest[0] = each.since();
          }
        });
    return earliest[0];
  }

  @Override
  public void close() {
    shards.forEach(Shard::close);
  }
}
