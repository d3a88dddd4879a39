package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.util.ArrayList;
import java.util.Optional;
import org.chatsystem.core.contract.UpkeepContract;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.redis.testing.TestCluster;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators do on a Cluster, as a user who may do no more than the README's rules say. */
class ClusterAdminIT extends RedisStore implements UpkeepContract {
  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start();
    cluster.redises().forEach(each -> AclRules.setUserOnCluster(each, "chat-admin"));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Override
  TestRedis redis() {
    return cluster.masterOf("{" + RedisSettings.DEFAULT_PREFIX + "}");
  }

  @Override
  RedisSettings settings() {
    return RedisSettings.at("redis://chat-admin:choose-a-password@" + cluster.addresses());
  }

  @Test
  void whatOneRedisKeptMovesToACluster() {
    var entries = new ArrayList<ArchiveEntry>();
    Username alice;
    Conversation notes;
    try (TestRedis single = TestRedis.start()) {
      RedisSettings there = RedisSettings.at(single.address());
      try (RedisBackend backend = RedisBackend.connect(there)) {
        alice = signedUp(backend);
        notes = new Conversation.Direct(alice, alice);
        backend.log().append(draft(notes, alice, "moved")).toCompletableFuture().join();
      }
      try (var archive = RedisArchive.open(there)) {
        archive.read(entries::add, read -> {});
      }
    }
    try (var archive = RedisArchive.open(settings())) {
      assertThat(archive.add(entries)).containsOnly(Optional.empty());
      assertThat(archive.size()).isPositive();
    }
    assertThat(backend().users().find(alice)).isPresent();
    assertThat(backend().log().readBefore(notes, null, 10))
        .extracting(each -> each.content().text())
        .containsExactly("moved");
  }
}
