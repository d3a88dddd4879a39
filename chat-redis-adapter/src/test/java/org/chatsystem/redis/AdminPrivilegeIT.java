package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.util.ArrayList;
import java.util.Optional;
import org.chatsystem.core.contract.UpkeepContract;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/** What operators do, as a user who may do no more than the README's rule for them says. */
class AdminPrivilegeIT extends RedisStore implements UpkeepContract {
  private static TestRedis redis;

  @BeforeAll
  static void setUsers() {
    redis = TestRedis.start();
    AclRules.setUser(redis, "chat");
    AclRules.setUser(redis, "chat-admin");
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  TestRedis redis() {
    return redis;
  }

  @Override
  RedisSettings settings() {
    return as("chat-admin");
  }

  private static RedisSettings as(String user) {
    return RedisSettings.at("redis://" + user + ":choose-a-password@" + redis.address());
  }

  @Test
  void archivesAreReadAndAdded() {
    signedUp(backend());
    var entries = new ArrayList<ArchiveEntry>();
    try (var archive = RedisArchive.open(settings())) {
      archive.read(entries::add, read -> {});
      assertThat(entries).isNotEmpty();
      assertThat(archive.add(entries)).containsOnly(Optional.empty());
      assertThat(archive.isEmpty()).isFalse();
      assertThat(archive.isServed()).isTrue();
    }
  }

  @Test
  void aServersUserReadsNoArchive() {
    try (var archive = RedisArchive.open(as("chat"))) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(archive::size)
          .withRootCauseInstanceOf(JedisAccessControlException.class);
    }
  }
}
