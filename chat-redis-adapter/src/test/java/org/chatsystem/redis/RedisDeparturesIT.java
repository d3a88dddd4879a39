package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Optional;
import org.chatsystem.core.contract.DeparturesContract;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Departures;
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
}
