package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Upkeep;
import redis.clients.jedis.resps.StreamEntry;

/** Walks over the logs by {@code SCAN}, and trims them piece by piece. */
final class RedisUpkeep implements Upkeep {
  /** Entries of a log that one run of the script removes: less than a millisecond's work. */
  private static final int PIECE = 1_000;

  private static final int SAMPLES = 20;

  /** What an entry takes beside its body: its id's difference, its field, lengths. */
  private static final int OVERHEAD = 16;

  private final Store store;
  private final Keys keys;

  RedisUpkeep(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public void sizes(Consumer<List<Size>> taker) {
    KeyWalk.over(store, keys.logs())
        .forEach(page -> taker.accept(sizesOf(page.stream().map(keys::conversationOf).toList())));
  }

  private List<Size> sizesOf(List<Conversation> conversations) {
    List<Long> lengths =
        store.askAll(
            pipeline -> conversations.stream().map(each -> pipeline.xlen(keys.log(each))).toList());
    List<String> heads =
        store.askAll(
            pipeline ->
                conversations.stream()
                    .map(each -> pipeline.hget(keys.reads(each), Keys.HEAD))
                    .toList());
    var sizes = new ArrayList<Size>();
    for (int i = 0; i < conversations.size(); i++) {
      MessageId newest = heads.get(i) == null ? MessageId.NONE : MessageId.parse(heads.get(i));
      sizes.add(new Size(conversations.get(i), lengths.get(i), newest));
    }
    return sizes;
  }

  @Override
  public long roughBytes(Conversation conversation) {
    String log = keys.log(conversation);
    long length = store.ask(redis -> redis.xlen(log));
    List<StreamEntry> newest = store.ask(redis -> redis.xrevrange(log, "+", "-", SAMPLES));
    long sampled =
        newest.stream()
            .flatMap(each -> each.getFields().values().stream())
            .mapToLong(body -> body.getBytes(StandardCharsets.UTF_8).length + OVERHEAD)
            .sum();
    return newest.isEmpty() ? 0 : length * sampled / newest.size();
  }

  @Override
  public long trim(Conversation conversation, Retention retention) {
    Call call =
        Call.of(Script.TRIM)
            .key(keys.log(conversation))
            .key(keys.edits(conversation))
            .key(keys.edited(conversation))
            .arg(retention.age().toMillis())
            .arg(retention.messages())
            .arg(PIECE);
    long removed = 0;
    List<?> answer;
    do {
      answer = Reply.list(store.run(call));
      removed += (Long) answer.get(0);
    } while (Reply.yes(answer.get(1)));
    return removed;
  }
}
