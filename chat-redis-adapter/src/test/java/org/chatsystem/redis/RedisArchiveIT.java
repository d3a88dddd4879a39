package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.UniqueNames.unique;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.redis.ArchiveEntry.Kind;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisArchiveIT {
  private final RedisSettings from = settings();
  private final RedisSettings to = settings();
  private Username alice;
  private Username bob;
  private Conversation talk;
  private Conversation group;
  private MessageId edited;

  private static RedisSettings settings() {
    return RedisSettings.at(TestRedis.shared().address()).withPrefix(unique("archive") + ":");
  }

  @BeforeEach
  void fill() {
    try (RedisBackend backend = RedisBackend.connect(from)) {
      alice = signedUp(backend);
      bob = signedUp(backend);
      talk = new Conversation.Direct(alice, bob);
      GroupName name = founded(backend, alice, bob);
      group = new Conversation.OfGroup(name);
      edited = say(backend, talk, alice, "one");
      MessageId deleted = say(backend, talk, alice, "two");
      for (int i = 0; i < 1_200; i++) {
        say(backend, group, bob, "message " + i + " @" + alice);
      }
      Optional<Duration> day = Optional.of(Duration.ofDays(1));
      backend.changes().edit(talk, edited, alice, new Content("once"), day);
      backend.changes().delete(talk, deleted, alice, day);
      backend
          .readMarkers()
          .advance(List.of(new ReadMarkers.Advance(bob, talk, Receipt.Kind.READ, 1)));
      backend.blocks().block(bob, signedUp(backend));
      backend.bots().add(alice, signedUp(backend), 10);
      backend.sessions().open(alice, session(), "hash", Duration.ofDays(1), Optional.empty());
      backend.presence().hide(bob, true);
    }
  }

  private static MessageId say(Backend in, Conversation to, Username from, String text) {
    var ref = new Ref(unique("r"));
    var draft = new Draft(to, from, new Content(text), Optional.of(ref), Optional.empty());
    return ((Appended.Stored) in.log().append(draft).toCompletableFuture().join()).id();
  }

  private static List<ArchiveEntry> read(RedisSettings settings) {
    var entries = new ArrayList<ArchiveEntry>();
    try (var archive = RedisArchive.open(settings)) {
      archive.read(entries::add, read -> {});
    }
    return entries;
  }

  private static void add(RedisSettings settings, List<ArchiveEntry> entries) {
    try (var archive = RedisArchive.open(settings)) {
      for (int i = 0; i < entries.size(); i += 400) {
        List<ArchiveEntry> some = entries.subList(i, Math.min(i + 400, entries.size()));
        assertThat(archive.add(some)).containsOnly(Optional.empty());
      }
    }
  }

  @Test
  void whatIsReadAndAddedElsewhereReadsTheSame() {
    List<ArchiveEntry> entries = read(from);
    add(to, entries);

    assertThat(entries)
        .hasSizeGreaterThan(1_200)
        .extracting(ArchiveEntry::kind)
        .contains(Kind.FIELD, Kind.MEMBER, Kind.SCORE, Kind.ITEM, Kind.EXPIRY);
    assertThat(new HashSet<>(read(to))).isEqualTo(new HashSet<>(entries));
  }

  @Test
  void whatWasAddedAlreadyIsAddedAgainWithoutEffect() {
    List<ArchiveEntry> entries = read(from);
    add(to, entries.subList(0, entries.size() / 2));
    add(to, entries);
    add(to, entries);

    assertThat(new HashSet<>(read(to))).isEqualTo(new HashSet<>(entries));
  }

  @Test
  void everyEntryOfAStoreIsAGoodOne() {
    assertThat(read(from)).allSatisfy(RedisArchive::check);
  }

  @Test
  void messagesMarksAndBlocksAreThereAfterwardsAndIdsGoOn() {
    add(to, read(from));
    try (RedisBackend before = RedisBackend.connect(from);
        RedisBackend after = RedisBackend.connect(to)) {
      for (Conversation each : List.of(talk, group)) {
        assertThat(after.log().readAfter(each, MessageId.NONE, 2_000))
            .isEqualTo(before.log().readAfter(each, MessageId.NONE, 2_000));
        assertThat(after.log().heads(List.of(each))).isEqualTo(before.log().heads(List.of(each)));
      }
      assertThat(after.log().readAfter(talk, MessageId.NONE, 1).get(0).content().text())
          .isEqualTo("once");
      assertThat(after.readMarkers().of(bob, List.of(talk))).containsEntry(talk, edited);
      assertThat(after.blocks().blockedBy(bob)).isEqualTo(before.blocks().blockedBy(bob));
      assertThat(after.sessions().of(alice)).isEqualTo(before.sessions().of(alice));
      assertThat(after.presence().isHidden(bob)).isTrue();
      assertThat(say(after, group, bob, "and on").seq()).isEqualTo(1_201);
    }
  }

  @Test
  void whatIsOfTheMomentIsLeftOut() {
    try (Jedis jedis = TestRedis.shared().connect()) {
      Set<String> kept = jedis.keys(from.prefix() + "*");
      Set<String> archived = new HashSet<>();
      read(from).forEach(each -> archived.add(from.prefix() + each.key()));
      kept.removeAll(archived);

      assertThat(kept)
          .allMatch(
              key -> key.matches(".*:(layout|instances|i:.*|secret|.*:connections|.*bucket.*)"));
    }
  }

  @Test
  void keysOfOtherPrefixesAreNotLookedAt() {
    try (var archive = RedisArchive.open(to)) {
      assertThat(archive.isEmpty()).isTrue();
      assertThat(archive.size()).isZero();
    }
    try (var archive = RedisArchive.open(from)) {
      assertThat(archive.isEmpty()).isFalse();
    }
  }

  @Test
  void whatIsServedIsKnownAndWhatIsBegunIsRemembered() {
    try (var archive = RedisArchive.open(to)) {
      assertThat(archive.isServed()).isFalse();
      try (RedisBackend backend = RedisBackend.connect(to)) {
        assertThat(backend.users().find(alice)).isEmpty();
        assertThat(archive.isServed()).isTrue();
      }
      assertThat(archive.begun()).isEmpty();
      archive.begin("one");
      assertThat(archive.begun()).contains("one");
      assertThat(archive.isEmpty()).isTrue();
      archive.finish();
      assertThat(archive.begun()).isEmpty();
    }
  }

  @Test
  void whatDoesNotFitIsSaidAndTheRestIsAdded() {
    ArchiveEntry log =
        read(from).stream().filter(each -> each.key().endsWith("}:log")).toList().get(0);
    ArchiveEntry user =
        ArchiveEntry.of("users", Kind.SCORE, ArchiveEntry.bytes("alice"), ArchiveEntry.bytes("0"));
    try (Jedis jedis = TestRedis.shared().connect();
        var archive = RedisArchive.open(to)) {
      jedis.set(to.prefix() + log.key(), "in the way");

      List<Optional<String>> reasons = archive.add(List.of(log, user));

      assertThat(reasons.get(0).orElseThrow()).contains("WRONGTYPE");
      assertThat(reasons.get(1)).isEmpty();
      assertThat(jedis.zscore(to.prefix() + "users", "alice")).isZero();
    }
  }
}
