package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.connection;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.contract.DeparturesContract;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisDeparturesIT extends RedisStore implements DeparturesContract {
  @Test
  void aNameIsDueWhenNothingIsKeptThatWasSaidUnderIt() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    long before = backend().log().time().toEpochMilli();
    backend().departures().begin(alice, Optional.empty());

    try (Jedis jedis = redis().connect()) {
      String gone = new Keys(settings().prefix()).gone();
      long kept = Retention.DEFAULT.age().plus(Departures.MARGIN).toMillis();
      assertThat(jedis.zscore(gone, alice.value()).longValue())
          .isBetween(before + kept, before + kept + 10_000);
      jedis.zadd(gone, (double) before, alice.value());
    }

    assertThat(otherNode().departures().due(1_000)).contains(alice);
  }

  @Test
  void noKeyIsLeftOfAReleasedName() {
    Username alice = stranger();
    Username bob = signedUp(backend());
    backend().users().create(accountWithoutPassword(alice));
    backend().log().append(draft(dm(alice, bob), alice, ref())).toCompletableFuture().join();
    backend().bots().add(alice, stranger(), 10);
    backend().blocks().block(alice, bob);
    backend().blocks().block(bob, alice);
    backend().presence().connected(alice, connection());
    backend().sessions().open(alice, session(), "hash", Duration.ofDays(1), Optional.empty());
    for (Allowances.Deed each : Allowances.Deed.values()) {
      backend().allowances().take(alice, each, new Rate(1, Duration.ofDays(1)));
    }
    var keys = new Keys(settings().prefix());
    try (Jedis jedis = redis().connect()) {
      String all = keys.account(alice) + "*";
      assertThat(jedis.keys(all)).hasSizeGreaterThan(7 + Allowances.Deed.values().length);
      backend().departures().begin(alice, Optional.empty());
      assertThat(jedis.zscore(keys.users(), alice.value())).isNull();
      backend().sessions().open(alice, session(), "hash", Duration.ofDays(1), Optional.empty());

      backend().departures().release(alice);

      assertThat(jedis.keys(all)).isEmpty();
    }
  }

  @Test
  void noKeyIsLeftOfAForgottenConversation() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    var dm = (Conversation.Direct) dm(alice, bob);
    MessageId first = said(dm, alice, "@" + bob);
    MessageId second = said(dm, bob, "@" + alice);
    backend().changes().edit(dm, first, alice, new Content("other, @" + bob), Optional.empty());
    backend().changes().react(dm, second, alice, new Emoji("👍"), false);
    said(dm, bob, "one more");
    var received = new ReadMarkers.Advance(alice, dm, Receipt.Kind.RECEIVED, Long.MAX_VALUE);
    backend().readMarkers().advance(List.of(received));
    try (Jedis jedis = redis().connect()) {
      String all = settings().prefix() + "{c:" + dm.key() + "}*";
      assertThat(jedis.keys(all)).hasSize(new Keys("").belongings(dm).size());

      backend().departures().forget(dm);

      assertThat(jedis.keys(all)).isEmpty();
    }
  }

  private MessageId said(Conversation conversation, Username from, String text) {
    var draft = draft(conversation, from, text);
    return ((Appended.Stored) backend().log().append(draft).toCompletableFuture().join()).id();
  }
}
