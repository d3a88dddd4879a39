package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

class AppendFaultsIT extends Fault {
  private static final Keys KEYS = new Keys(RedisSettings.DEFAULT_PREFIX);
  private static final Username ALICE = new Username("alice");
  private static final Conversation BROADCAST = Conversation.BROADCAST;

  private RedisBackend node;

  @Override
  TestRedis newRedis() {
    return TestRedis.startDurable();
  }

  @BeforeEach
  void connect() {
    node = listening(patientNode());
  }

  private static RedisBackend listening(RedisBackend node) {
    node.bus().start(new Hearing());
    return node;
  }

  @Test
  void failsInTimeWhileRedisIsStoppedAndRecovers() {
    RedisBackend hasty = listening(node());
    MessageId before = stored(draft("before")).id();
    redis.stop();
    for (int i = 0; i < 100; i++) {
      assertUnavailable(hasty.log().append(draft("away")));
    }
    redis.restart();

    eventually(() -> assertThat(hasty.isHealthy()).isTrue());
    awaitAppendsAt(hasty);
    List<Message> messages = messages();
    assertThat(messages.get(0).id()).isEqualTo(before);
    assertThat(messages).extracting(message -> message.content().text()).doesNotContain("away");
    assertDense(messages);
  }

  @Test
  void failsInTimeWhileRedisIsFrozenAndRecovers() {
    RedisBackend hasty = listening(node());
    stored(draft("before"));
    redis.pause();
    List<CompletionStage<Appended>> waiting =
        Stream.generate(() -> hasty.log().append(draft("frozen"))).limit(1_000).toList();
    waiting.forEach(Fault::assertUnavailable);
    redis.resume();

    awaitAppendsAt(hasty);
    assertDense(messages());
  }

  private static void awaitAppendsAt(RedisBackend node) {
    eventually(
        () ->
            assertThat(node.log().append(draft("after")).toCompletableFuture())
                .succeedsWithin(LIMIT));
  }

  @Test
  void sendsAgainWhatARedisRefusesThatIsAReplicaForAWhile() {
    try (Jedis jedis = redis.connect()) {
      jedis.replicaof("127.0.0.1", 1);
      Draft draft = draft("one", Optional.of(new Ref("r1")));
      CompletionStage<Appended> waiting = append(draft);
      eventually(() -> assertThat(jedis.info("errorstats")).contains("errorstat_READONLY"));
      jedis.replicaofNoOne();

      assertThat(((Appended.Stored) answer(waiting)).duplicate()).isFalse();
      assertThat(messages()).hasSize(1);
    }
  }

  @Test
  void refusesMoreThanItCanHold() {
    RedisBackend hasty = node();
    redis.pause();
    List<CompletionStage<Appended>> tooMany =
        Stream.generate(() -> hasty.log().append(draft("many"))).limit(20_000).toList();
    assertThat(tooMany.stream().filter(stage -> !stage.toCompletableFuture().isDone()).count())
        .isLessThanOrEqualTo(8_192 + 128);
    tooMany.forEach(Fault::assertUnavailable);
    redis.resume();
  }

  @Test
  void storesEachRefOnceThoughConnectionsAreLostAllTheTime() {
    List<Draft> drafts = drafts(i -> Optional.of(new Ref("ref" + i)));
    appendLosingConnections(drafts).forEach(Fault::answer);

    List<Message> messages = messages();
    assertThat(messages)
        .extracting(Message::content)
        .containsExactlyElementsOf(drafts.stream().map(Draft::content).toList());
    assertDense(messages);
  }

  @Test
  void storesNothingTwiceWithoutARefThoughConnectionsAreLostAllTheTime() {
    List<Draft> drafts = drafts(i -> Optional.empty());
    List<CompletionStage<Appended>> answers = appendLosingConnections(drafts);
    answers.forEach(AppendFaultsIT::awaitDone);

    assertThat(answers).anyMatch(stage -> stage.toCompletableFuture().isCompletedExceptionally());
    assertThat(messages()).extracting(Message::content).doesNotHaveDuplicates();
    assertDense(messages());
  }

  private static List<Draft> drafts(IntFunction<Optional<Ref>> ref) {
    return IntStream.range(0, 4_000).mapToObj(i -> draft("m" + i, ref.apply(i))).toList();
  }

  private List<CompletionStage<Appended>> appendLosingConnections(List<Draft> drafts) {
    var answers = new ArrayList<CompletionStage<Appended>>();
    for (int i = 0; i < drafts.size(); i++) {
      answers.add(append(drafts.get(i)));
      if (i % 500 == 499) {
        awaitDone(answers.get(i - 400)); // the connection stands again, and much is under way
        killClients();
      }
    }
    return answers;
  }

  private static void awaitDone(CompletionStage<Appended> stage) {
    answer(stage.handle((appended, failure) -> true));
  }

  @Test
  void goesOnAfterTheScriptsAreGone() {
    MessageId first = stored(draft("one")).id();
    try (Jedis jedis = redis.connect()) {
      jedis.scriptFlush();
      assertThat(stored(draft("two")).id().seq()).isEqualTo(first.seq() + 1);
      jedis.scriptFlush();
      assertThat(messages()).hasSize(2);
      jedis.scriptFlush();
      assertThat(node.log().heads(List.of(BROADCAST))).hasSize(1);
    }
  }

  @Test
  void goesOnFromTheLogWhenTheCounterIsGone() {
    stored(draft("one"));
    MessageId second = stored(draft("two")).id();
    delete(KEYS.reads(BROADCAST));

    assertThat(node.log().heads(List.of(BROADCAST))).containsValue(second);
    assertThat(stored(draft("three")).id().seq()).isEqualTo(3);
    assertDense(messages());
  }

  @Test
  void goesOnFromTheLogWhenTheCounterIsBehind() {
    stored(draft("one"));
    MessageId second = stored(draft("two")).id();
    try (Jedis jedis = redis.connect()) {
      jedis.hset(KEYS.reads(BROADCAST), Keys.HEAD, "1-1");
      jedis.xadd(
          KEYS.log(BROADCAST),
          new StreamEntryID(second.millis() + 3_600_000, 3),
          Map.of("m", "alice\0\0\0ahead"));
    }
    Draft four = draft("four", Optional.of(new Ref("r4")));
    Appended.Stored stored = stored(four);
    assertThat(stored.id().seq()).isEqualTo(4);
    assertThat(stored(four))
        .isEqualTo(new Appended.Stored(stored.conversation(), stored.id(), true));
    assertThat(stored(draft("five")).id().seq()).isEqualTo(5);
  }

  @Test
  void doesNotUseUpARefForWhatCouldNotBeStored() {
    Draft draft = draft("one", Optional.of(new Ref("r1")));
    try (Jedis jedis = redis.connect()) {
      jedis.set(KEYS.log(BROADCAST), "not a log");
    }
    assertUnavailable(append(draft));
    delete(KEYS.log(BROADCAST));

    assertThat(stored(draft).duplicate()).isFalse();
    assertThat(messages()).hasSize(1);
  }

  @Test
  void knowsEveryRefOfATableThatHasGrown() {
    List<Draft> drafts = drafts(i -> Optional.of(new Ref("ref" + i)));
    List<MessageId> first = drafts.stream().limit(200).map(each -> stored(each).id()).toList();

    assertThat(drafts.stream().limit(200).map(this::stored))
        .allMatch(Appended.Stored::duplicate)
        .extracting(Appended.Stored::id)
        .isEqualTo(first);
  }

  @Test
  void goesOnFromTheCounterWhenTheLogIsGone() {
    MessageId first = stored(draft("one")).id();
    delete(KEYS.log(BROADCAST));

    MessageId next = stored(draft("two")).id();
    assertThat(next.seq()).isEqualTo(2);
    assertThat(next).isGreaterThan(first);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void everythingHasABound() {
    stored(draft("one", Optional.of(new Ref("r1"))));
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.pttl(KEYS.log(BROADCAST))).isPositive();
      assertThat(KEYS.refs(ALICE)).anyMatch(key -> jedis.pttl(key) > 0);
    }
  }

  private static Draft draft(String text) {
    return draft(text, Optional.empty());
  }

  private static Draft draft(String text, Optional<Ref> ref) {
    return new Draft(BROADCAST, ALICE, new Content(text), ref, Optional.empty());
  }

  private CompletionStage<Appended> append(Draft draft) {
    return node.log().append(draft);
  }

  private Appended.Stored stored(Draft draft) {
    return (Appended.Stored) answer(append(draft));
  }

  private List<Message> messages() {
    return node.log().readAfter(BROADCAST, MessageId.NONE, 10_000);
  }

  private static void assertDense(List<Message> messages) {
    assertThat(messages)
        .extracting(message -> message.id().seq())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, messages.size()).mapToObj(Long::valueOf).toList());
  }

  private void delete(String key) {
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.del(key)).isEqualTo(1);
    }
  }

  private void killClients() {
    try (Jedis jedis = redis.connect()) {
      jedis.clientKill(new ClientKillParams().type(ClientType.NORMAL));
    }
  }
}
