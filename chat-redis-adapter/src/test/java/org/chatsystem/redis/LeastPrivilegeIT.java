package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.chatsystem.core.contract.AllowancesContract;
import org.chatsystem.core.contract.AttachmentsContract;
import org.chatsystem.core.contract.BlocksContract;
import org.chatsystem.core.contract.BotsContract;
import org.chatsystem.core.contract.DeparturesContract;
import org.chatsystem.core.contract.GroupsContract;
import org.chatsystem.core.contract.MessageBusContract;
import org.chatsystem.core.contract.MessageChangesContract;
import org.chatsystem.core.contract.MessageLogContract;
import org.chatsystem.core.contract.PresenceContract;
import org.chatsystem.core.contract.ReadMarkersContract;
import org.chatsystem.core.contract.SessionsContract;
import org.chatsystem.core.contract.UsersContract;
import org.chatsystem.core.contract.WebhooksContract;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Every contract once more, as a user who may do no more than the rule in the README says, with all
 * keys under the default prefix.
 */
class LeastPrivilegeIT extends RedisStore
    implements UsersContract,
        BotsContract,
        BlocksContract,
        DeparturesContract,
        GroupsContract,
        MessageLogContract,
        MessageChangesContract,
        MessageBusContract,
        PresenceContract,
        ReadMarkersContract,
        AllowancesContract,
        WebhooksContract,
        AttachmentsContract,
        SessionsContract {

  private static TestRedis redis;

  @BeforeAll
  static void setUser() throws IOException {
    redis = TestRedis.start();
    AclRules.setUser(redis, "chat");
  }

  @AfterAll
  static void everyKeyBeginsWithThePrefix() {
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.keys("*"))
          .isNotEmpty()
          .allMatch(key -> key.startsWith(RedisSettings.DEFAULT_PREFIX));
    } finally {
      redis.close();
    }
  }

  @Override
  TestRedis redis() {
    return redis;
  }

  @Override
  RedisSettings settings() {
    return RedisSettings.at("redis://chat:choose-a-password@" + redis.address());
  }

  @Override
  public Attachments here() {
    return backend().attachments();
  }

  @Override
  public Attachments elsewhere() {
    return otherNode().attachments();
  }

  @Override
  public void later(Duration time) {
    pass(time);
  }

  @Test
  void theSecretTooIsAllowed() {
    assertThat(((RedisBackend) backend()).sharedSecret()).hasSize(32);
  }

  @Test
  void theUserMayDoNothingElse() {
    var other = RedisSettings.at(settings().address().toString()).withPrefix("other:");
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> RedisBackend.connect(other));
  }
}
