package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

class RedisBackendIT extends Fault {
  private static final Username ALICE = new Username("alice");

  @Test
  void allInstancesShareOneSecret() {
    byte[] secret = node().sharedSecret();
    assertThat(secret).hasSize(32).isEqualTo(node().sharedSecret());
    assertThat(secret).isNotEqualTo(new byte[32]);
  }

  @Test
  void saysAtOnceWhenThereIsNoRedisToConnectTo() {
    redis.stop();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(this::node);
  }

  @Test
  void buildsOfOneLayoutRunSideBySide() {
    node();
    node();
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.get("chat:layout")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "10", "unheard-of"})
  void refusesALayoutThatItDoesNotKnowAndLeavesItAlone(String layout) {
    try (Jedis jedis = redis.connect()) {
      jedis.set("chat:layout", layout);
      assertThatExceptionOfType(NewerLayoutException.class)
          .isThrownBy(this::node)
          .withMessageContaining("layout " + layout);
      assertThat(jedis.keys("*")).containsExactly("chat:layout");
    }
  }

  @Test
  void isHealthyOnceItHears() {
    RedisBackend node = node();
    assertThat(node.isHealthy()).isFalse();
    node.bus().start(new Hearing());
    eventually(() -> assertThat(node.isHealthy()).isTrue());
  }

  @Test
  void plainCallsFailWhileRedisIsAwayAndRecover() {
    RedisBackend node = node();
    redis.stop();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> node.users().find(ALICE));
    redis.restart();
    eventually(() -> assertThat(node.users().find(ALICE)).isEmpty());
  }

  @Test
  void saysAgainWhoIsConnectedAfterItWasThoughtDead() {
    RedisBackend node = node();
    node.presence().connected(ALICE, new ConnectionId("c1"));
    try (Jedis jedis = redis.connect()) {
      jedis.flushAll();
    }
    assertThat(status(node)).isEqualTo(PresenceStatus.NEVER_SEEN);
    node.presence().renew();
    assertThat(status(node)).isEqualTo(PresenceStatus.ONLINE);
  }

  @Test
  void aClosedInstanceLeavesNothingBehindOnceItIsReaped() {
    RedisBackend node = node();
    RedisBackend other = node();
    other.presence().connected(ALICE, new ConnectionId("c1"));
    other.close();
    other.close();
    node.presence().renew();
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.keys("*"))
          .containsExactlyInAnyOrder("chat:layout", "chat:instances", "chat:{u:alice}:presence");
      assertThat(jedis.zcard("chat:instances")).isEqualTo(1);
    }
  }

  private static PresenceStatus status(RedisBackend node) {
    return node.presence().of(List.of(ALICE)).get(ALICE);
  }
}
