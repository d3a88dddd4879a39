package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Appended.Reason;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** What drafts in one batch are to each other: nothing, but that they keep their order. */
class AppendBatchIT extends Fault {
  private static final Keys KEYS = new Keys(RedisSettings.DEFAULT_PREFIX);
  private static final Username ALICE = new Username("alice");
  private static final Username BOB = new Username("bob");
  private static final Conversation DM = new Conversation.Direct(ALICE, BOB);
  private static final Conversation NOTES = new Conversation.Direct(ALICE, ALICE);
  private static final Conversation BROADCAST = Conversation.BROADCAST;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Appends appends = new Appends(KEYS, Retention.DEFAULT);
  private final AppendBatch batches = new AppendBatch(appends, new Admissions(KEYS));
  private RedisBackend node;
  private ScriptPipeline pipeline;
  private Jedis jedis;

  @BeforeEach
  void connect() {
    node = node();
    node.users().create(account(ALICE));
    node.users().create(account(BOB));
    pipeline =
        new ScriptPipeline(Endpoint.of(RedisSettings.at(redis.address())).connect(), PubSub.PLAIN);
    jedis = redis.connect();
  }

  @AfterEach
  void disconnect() {
    pipeline.close();
    jedis.close();
  }

  @Test
  void oneThatCannotBeStoredLeavesTheOthersAlone() {
    jedis.set(KEYS.log(NOTES), "not a log");
    Draft bad = draft(NOTES, "r2");
    List<PendingAppend> batch = store(draft(DM, "r1"), bad, draft(DM, "r3"), draft(BROADCAST, ""));

    assertThat(ids(batch.get(0), batch.get(2), batch.get(3)))
        .extracting(MessageId::seq)
        .containsExactly(1L, 2L, 1L);
    assertUnavailable(batch.get(1).outcome());
    jedis.del(KEYS.log(NOTES));
    assertThat(stored(store(bad).get(0)).duplicate()).isFalse();
  }

  @Test
  void oneWhoseKeysAreBrokenLeavesTheOthersAlone() {
    jedis.set(KEYS.reads(NOTES), "not a hash");
    KEYS.refs(BOB).forEach(key -> jedis.set(key, "not a hash"));
    var bobs = new Draft(DM, BOB, new Content("hi"), Optional.of(new Ref("r")), Optional.empty());
    List<PendingAppend> batch = store(draft(NOTES, "r1"), bobs, draft(DM, "r3"));

    assertUnavailable(batch.get(0).outcome());
    assertUnavailable(batch.get(1).outcome());
    assertThat(ids(batch.get(2))).extracting(MessageId::seq).containsExactly(1L);
  }

  @Test
  void aBrokenLogDoesNotUseUpTheRefOfAnAnswerToIt() {
    MessageId first = ids(store(draft(NOTES, "")).get(0)).get(0);
    byte[] log = jedis.dump(KEYS.log(NOTES));
    jedis.del(KEYS.log(NOTES));
    jedis.set(KEYS.log(NOTES), "not a log");
    var answer =
        new Draft(
            NOTES,
            ALICE,
            new Content("yes"),
            Optional.of(new Ref("r1")),
            Optional.empty(),
            Optional.of(first));
    assertUnavailable(store(answer).get(0).outcome());
    jedis.del(KEYS.log(NOTES));
    jedis.restore(KEYS.log(NOTES), 0, log);

    assertThat(stored(store(answer).get(0)).duplicate()).isFalse();
  }

  @Test
  void refusalsStandWhereTheirDraftsStood() {
    var nowhere = new Conversation.OfGroup(new GroupName("nowhere"));
    var nobody = new Conversation.Direct(ALICE, new Username("nobody"));
    List<PendingAppend> batch =
        store(draft(nowhere, "r1"), draft(DM, "r2"), draft(nobody, "r3"), draft(DM, "r4"));

    assertThat(batch)
        .extracting(each -> answer(each.outcome()))
        .containsExactly(
            new Appended.Refused(Reason.GROUP_NOT_FOUND),
            new Appended.Stored(DM, ids(batch.get(1)).get(0), false),
            new Appended.Refused(Reason.USER_NOT_FOUND),
            new Appended.Stored(DM, ids(batch.get(3)).get(0), false));
  }

  @Test
  void oneThatNobodyWaitsForAnyMoreIsNotStored() {
    List<PendingAppend> batch = Stream.of("r1", "r2", "r3").map(ref -> prepared(DM, ref)).toList();
    batch.get(1).fail("waited too long");
    batches.store(batch, pipeline);

    assertThat(messages(DM))
        .extracting(each -> each.ref().orElseThrow().value())
        .containsExactly("r1", "r3");
  }

  @Test
  void aRefTwiceInOneBatchIsOneMessage() {
    List<PendingAppend> batch = store(draft(DM, "r"), draft(NOTES, "r"), draft(DM, "r"));

    MessageId id = ids(batch.get(0)).get(0);
    assertThat(batch)
        .extracting(each -> answer(each.outcome()))
        .containsExactly(
            new Appended.Stored(DM, id, false),
            new Appended.Stored(DM, id, true),
            new Appended.Stored(DM, id, true));
    assertThat(messages(NOTES)).isEmpty();
  }

  @Test
  void manyOfOneConversationAreInOrderAndDenseAcrossRuns() {
    int count = 3 * AppendBatch.DRAFTS_IN_A_RUN + 1;
    List<PendingAppend> batch =
        store(
            IntStream.range(0, count)
                .mapToObj(i -> draft(i % 2 == 0 ? DM : BROADCAST, "r" + i))
                .toArray(Draft[]::new));

    assertThat(messages(DM))
        .extracting(Message::id)
        .containsExactlyElementsOf(
            IntStream.range(0, count)
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> ids(batch.get(i)).get(0))
                .toList());
    assertThat(messages(DM))
        .extracting(each -> each.id().seq())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, (count + 1) / 2).mapToObj(Long::valueOf).toList());
    assertThat(node.log().heads(List.of(DM)))
        .isEqualTo(Map.of(DM, ids(batch.get(count - 1)).get(0)));
  }

  @Test
  void goesOnInTheSameBatchWhereTheHeadIsBehindTheLog() {
    MessageId first = ids(store(draft(DM, "")).get(0)).get(0);
    jedis.xadd(
        KEYS.log(DM),
        new StreamEntryID(first.millis() + 3_600_000, 2),
        Map.of("m", "alice\0\0\0ahead"));
    store(draft(DM, "r1"), draft(DM, "r2"));

    assertThat(messages(DM)).extracting(each -> each.id().seq()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void goesOnAfterTheScriptsAreGone() {
    store(draft(DM, "r1"));
    jedis.scriptFlush();
    int count = 2 * AppendBatch.DRAFTS_IN_A_RUN;
    store(Stream.generate(() -> draft(DM, "")).limit(count).toArray(Draft[]::new));

    assertThat(messages(DM)).hasSize(count + 1);
  }

  @Test
  void aRefOfYesterdayIsKnownHoweverOftenTheScriptWasAsked() {
    jedis.hset(refs(-1), "old", "broadcast 1-7");
    jedis.hset(refs(-2), "older", "broadcast 1-6");
    var first = new Appended.Stored(BROADCAST, new MessageId(1, 7), true);
    for (int i = 0; i < 3; i++) {
      assertThat(stored(store(draft(DM, "old")).get(0))).isEqualTo(first);
      assertThat(stored(store(draft(DM, "new" + i)).get(0)).duplicate()).isFalse();
    }
    assertThat(stored(store(draft(DM, "older")).get(0)).duplicate()).isFalse();
  }

  @Test
  void whatWasNotedOnAnotherDayIsNotBelieved() {
    jedis.hset(refs(-1), "old", "broadcast 1-7");
    PendingAppend append = prepared(DM, "old");
    Call run = appends.newRun();
    append.joins(run, bytes(today() - 1 + "-"));

    assertThat(Reply.list(Reply.list(pipeline.run(List.of(run)).get(0)).get(0)))
        .extracting(Reply::text)
        .containsExactly("broadcast 1-7");
  }

  @Test
  void refsGetAnEndAgainThatTheyHaveLost() {
    store(draft(DM, "r"));
    assertThat(jedis.persist(refs(0))).isEqualTo(1);
    for (int i = 0; i < 100; i++) {
      store(draft(DM, "r" + i));
    }
    assertThat(jedis.pttl(refs(0))).isPositive();
  }

  @Test
  void aTableOfManyRefsIsARealHashTable() {
    store(draft(DM, "r"));
    assertThat(jedis.objectEncoding(refs(0))).isNotEqualTo("hashtable");
    for (int i = 0; i < 130; i++) {
      store(draft(DM, "r" + i));
    }
    assertThat(jedis.objectEncoding(refs(0))).isEqualTo("hashtable");
    assertThat(jedis.hlen(refs(0))).isEqualTo(131);
  }

  private List<PendingAppend> store(Draft... drafts) {
    List<PendingAppend> batch = Stream.of(drafts).map(this::prepared).toList();
    batches.store(batch, pipeline);
    return batch;
  }

  private PendingAppend prepared(Conversation conversation, String ref) {
    return prepared(draft(conversation, ref));
  }

  private PendingAppend prepared(Draft draft) {
    return appends.prepare(draft, System.nanoTime() + LIMIT.toNanos());
  }

  private static Draft draft(Conversation conversation, String ref) {
    return ref.isEmpty()
        ? SampleDrafts.draft(conversation, ALICE)
        : SampleDrafts.draft(conversation, ALICE, new Ref(ref));
  }

  private static Appended.Stored stored(PendingAppend append) {
    return (Appended.Stored) answer(append.outcome());
  }

  private static List<MessageId> ids(PendingAppend... appends) {
    return Stream.of(appends).map(each -> stored(each).id()).toList();
  }

  private List<Message> messages(Conversation conversation) {
    return node.log().readAfter(conversation, MessageId.NONE, 1_000);
  }

  private long today() {
    return node.log().time().toEpochMilli() / DAY;
  }

  /** Alice's refs of so many days from now. */
  private String refs(int day) {
    return KEYS.refs(ALICE).get((int) ((today() + day) % 3));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
