package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.UniqueNames.unique;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.contract.UpkeepContract;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

class RedisUpkeepIT extends RedisStore implements UpkeepContract {
  private MessageId say(Conversation conversation, Username from, String text) {
    var draft =
        new Draft(conversation, from, new Content(text), Optional.empty(), Optional.empty());
    return ((Appended.Stored) backend().log().append(draft).toCompletableFuture().join()).id();
  }

  @Test
  void nothingIsLeftOfWhatAnEditedMessageSaid() {
    Username alice = signedUp(backend());
    Conversation notes = new Conversation.Direct(alice, alice);
    MessageId id = say(notes, alice, "first");
    backend()
        .changes()
        .edit(notes, id, alice, new Content("edited"), Optional.of(Duration.ofDays(1)));
    say(notes, alice, "second");

    backend().upkeep().trim(notes, new Retention(Duration.ofDays(1), 1));

    var keys = new Keys(settings().prefix());
    try (Jedis jedis = redis().connect()) {
      assertThat(jedis.hgetAll(keys.edits(notes))).isEmpty();
      assertThat(jedis.zcard(keys.edited(notes))).isZero();
      assertThat(jedis.xlen(keys.log(notes))).isEqualTo(1);
    }
  }

  @Test
  void manyConversationsComeInPages() {
    String prefix = unique("pages") + ":";
    var keys = new Keys(prefix);
    try (Jedis jedis = redis().connect();
        RedisBackend backend = RedisBackend.connect(settings().withPrefix(prefix))) {
      for (int i = 0; i < 2_000; i++) {
        var notes = new Conversation.Direct(new Username("u" + i), new Username("u" + i));
        jedis.xadd(keys.log(notes), StreamEntryID.NEW_ENTRY, Map.of("m", "x"));
      }
      var found = new AtomicInteger();
      var largest = new AtomicInteger();
      backend
          .upkeep()
          .sizes(
              page -> {
                found.addAndGet(page.size());
                largest.accumulateAndGet(page.size(), Math::max);
              });
      assertThat(found.get()).isGreaterThanOrEqualTo(2_000);
      assertThat(largest.get()).isLessThan(2_000);
    }
  }
}
