package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.redis.Talker.Acked;
import org.chatsystem.redis.testing.TestRedis;
import redis.clients.jedis.Jedis;

/** Kills a master under load, and counts what that cost. */
final class MasterLoss {
  /** So that nothing goes but by the loss. */
  static final Retention ALL = new Retention(Duration.ofDays(1), 1_000_000);

  private static final Conversation LOG = Conversation.BROADCAST;

  private final List<Talker> talkers;
  private long replacedAt;

  /** The last message that the replica had, if it could be looked at before it was a master. */
  private Optional<MessageId> replicated = Optional.empty();

  MasterLoss(List<Talker> talkers) {
    this.talkers = talkers;
  }

  /** Once each of them has said something. */
  void kill(TestRedis master, TestRedis replica, String prefix) {
    awaitMore();
    master.kill();
    try (Jedis jedis = replica.connect()) {
      if (prefix.startsWith("{")) {
        jedis.readonly(); // a Cluster's replica would point to its master
      }
      var last = jedis.xrevrange(new Keys(prefix).log(LOG), "+", "-", 1).get(0).getID();
      if (jedis.role().get(0).equals("slave")) {
        replicated = Optional.of(MessageId.parse(last.toString()));
      }
    }
  }

  /** There is a new master; returns when each of them has said something to it. */
  void replaced() {
    replacedAt = System.nanoTime();
    awaitMore();
  }

  void awaitMore() {
    talkers.forEach(each -> each.awaitMore(500));
  }

  /** To be called when all that was said is acked. */
  void assertNothingIsLost(RedisBackend node) {
    assertThat(lost(node)).isEmpty();
  }

  /** To be called when all that was said is acked. */
  void assertOnlyItsTailIsLost(RedisBackend node) {
    List<Acked> lost = lost(node);
    assertThat(lost).allMatch(each -> each.sentAt() < replacedAt);
    replicated.ifPresent(last -> assertThat(lost).allMatch(each -> each.id().compareTo(last) > 0));
  }

  private List<Acked> lost(RedisBackend node) {
    List<Message> kept = node.log().readAfter(LOG, MessageId.NONE, 1_000_000);
    Map<String, MessageId> ids =
        kept.stream().collect(Collectors.toMap(each -> each.content().text(), Message::id));
    List<Acked> lost = acked().filter(each -> !each.id().equals(ids.get(each.text()))).toList();
    String count =
        "%d kept, %d acked, of which lost with the master %d; refused and sent again %d"
            .formatted(
                kept.size(),
                acked().count(),
                lost.size(),
                talkers.stream().mapToInt(Talker::refused).sum());
    System.out.println(count);

    assertThat(kept).as(count).extracting(Message::id).isSorted().doesNotHaveDuplicates();
    assertThat(acked()).as(count).extracting(Acked::text).doesNotHaveDuplicates();
    assertThat(acked()).as(count).extracting(Acked::id).doesNotHaveDuplicates();
    return lost;
  }

  private Stream<Acked> acked() {
    return talkers.stream().flatMap(each -> each.acked.stream());
  }
}
