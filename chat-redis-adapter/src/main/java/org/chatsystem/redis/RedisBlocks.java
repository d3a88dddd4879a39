package org.chatsystem.redis;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Blocks;

/**
 * Blocks: a set for each side, and a mark where an append to the conversation of the two looks
 * anyway, so that it costs a send nothing.
 */
final class RedisBlocks implements Blocks {
  /** The field of a conversation that says which of the two block the other. */
  private static final String CLOSED = ":closed";

  private final Store store;
  private final Keys keys;

  RedisBlocks(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public boolean block(Username user, Username other) {
    return Reply.yes(store.run(call(Script.BLOCK, user, other).arg(MAX_PER_USER)));
  }

  @Override
  public void unblock(Username user, Username other) {
    store.run(call(Script.UNBLOCK, user, other));
  }

  private Call call(Script script, Username user, Username other) {
    var conversation = new Conversation.Direct(user, other);
    return Call.of(script)
        .key(keys.blocked(user))
        .key(keys.blockers(other))
        .key(keys.reads(conversation))
        .arg(user.value())
        .arg(other.value())
        .arg(conversation.first().equals(user) ? "1" : "2");
  }

  @Override
  public List<Username> blockedBy(Username user) {
    return store.ask(redis -> redis.smembers(keys.blocked(user))).stream()
        .map(Username::new)
        .sorted()
        .toList();
  }

  @Override
  public Set<Username> apartFrom(Username user) {
    return store.ask(redis -> redis.sunion(keys.blocked(user), keys.blockers(user))).stream()
        .map(Username::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Conversation> closedAmong(Collection<Conversation.Direct> conversations) {
    List<Conversation.Direct> asked = List.copyOf(conversations);
    List<List<String>> marks =
        store.askAll(
            pipeline ->
                asked.stream().map(each -> pipeline.hmget(keys.reads(each), CLOSED)).toList());
    return IntStream.range(0, asked.size())
        .filter(i -> Objects.nonNull(marks.get(i).get(0)))
        .mapToObj(asked::get)
        .collect(Collectors.toUnmodifiableSet());
  }
}
