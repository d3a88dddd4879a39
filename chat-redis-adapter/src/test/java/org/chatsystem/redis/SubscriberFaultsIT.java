package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.redis.Fault.Hearing.Heard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

class SubscriberFaultsIT extends Fault {
  private static final Channel ALICE = new Channel.OfUser(new Username("alice"));
  private static final Channel BOB = new Channel.OfUser(new Username("bob"));

  private final Hearing hearing = new Hearing();
  private RedisBackend node;

  @BeforeEach
  void listen() {
    listen(patientNode());
  }

  /** For where time is the point. */
  private void listenHastily() {
    node.close();
    listen(node());
  }

  private void listen(RedisBackend listener) {
    node = listener;
    node.bus().start(hearing);
    eventually(() -> answer(node.bus().subscribe(ALICE)));
  }

  @Test
  void hearsAgainAfterItsConnectionWasKilled() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      killSubscribers();
      hearing.awaitRestored();
      assertHears(ALICE, "after" + i);
    }
    answer(node.bus().subscribe(BOB));
    assertHears(BOB, "bob");
  }

  @Test
  void doesNotComeBackToWhatWasUnsubscribed() throws InterruptedException {
    answer(node.bus().subscribe(BOB));
    node.bus().unsubscribe(ALICE);
    killSubscribers();
    hearing.awaitRestored();
    publish(ALICE, "unheard");
    assertHears(BOB, "heard");
    assertThat(hearing.heard).extracting(Heard::channel).containsOnly(BOB);
  }

  @Test
  void hearsAThousandChannelsAgainAfterARestart() throws InterruptedException {
    List<Channel> channels =
        IntStream.range(0, 1_000)
            .<Channel>mapToObj(i -> new Channel.OfUser(new Username("user" + i)))
            .toList();
    channels.stream().map(node.bus()::subscribe).toList().forEach(Fault::answer);
    redis.kill();
    redis.restart();
    hearing.awaitRestored();

    channels.forEach(channel -> publish(channel, "x"));
    eventually(
        () ->
            assertThat(hearing.heard)
                .extracting(Heard::channel)
                .containsExactlyElementsOf(channels));
    assertThat(hearing.restorations).isEmpty();
  }

  @Test
  void failsASubscriptionWhileThereIsNoConnection() {
    redis.stop();
    eventually(() -> assertThat(node.isHealthy()).isFalse());
    assertUnavailable(node.bus().subscribe(BOB));
    redis.restart();
    eventually(() -> assertThat(node.isHealthy()).isTrue());
    answer(node.bus().subscribe(BOB));
  }

  @Test
  void failsASubscriptionThatIsNotConfirmedAndDoesNotListen() throws InterruptedException {
    listenHastily();
    redis.pause();
    CompletionStage<Void> subscription = node.bus().subscribe(BOB);
    assertUnavailable(subscription);
    redis.resume();
    eventually(() -> assertThat(node.isHealthy()).isTrue());
    eventually(() -> assertThat(numberOfListeners(BOB)).isZero());
    eventually(() -> assertThat(numberOfListeners(ALICE)).isEqualTo(1));
  }

  @Test
  void findsOutThatAConnectionIsSilent() throws InterruptedException {
    listenHastily();
    redis.pause();
    var bus = (RedisMessageBus) node.bus();
    eventually(() -> assertThat(bus.hears()).isFalse());
    redis.resume();
    hearing.awaitRestored();
    assertHears(ALICE, "again");
  }

  @Test
  void provesThatItHearsWhenThereIsNothingToHear() {
    node.close(); // or else its own probe would be taken for the other one's
    var quiet =
        RedisBackend.connect(
            RedisSettings.at(redis.address()).withTimeout(Duration.ofSeconds(1)).withPrefix("q:"));
    try (Jedis jedis = redis.connect()) {
      jedis.configResetStat();
      quiet.bus().start(hearing);
      await()
          .atMost(LIMIT.multipliedBy(2))
          .untilAsserted(() -> assertThat(jedis.info("commandstats")).contains("cmdstat_publish:"));
      eventually(() -> assertThat(quiet.isHealthy()).isTrue());
      assertThat(hearing.heard).isEmpty();
      assertThat(hearing.restorations).isEmpty();
    } finally {
      quiet.close();
    }
  }

  @Test
  void hearsOnWhenTheListenerFails() {
    var failing = patientNode();
    failing.bus().start(new FailingOnce(hearing));
    answer(failing.bus().subscribe(BOB));
    publish(BOB, "first");
    assertHears(BOB, "second");
  }

  private record FailingOnce(Hearing rest) implements MessageBus.Listener {
    @Override
    public void heard(Channel channel, Event event) {
      if (event.equals(event("first"))) {
        throw new IllegalStateException("on purpose");
      }
      rest.heard(channel, event);
    }

    @Override
    public void restored() {}
  }

  private static Event event(String name) {
    return new Event.SessionsRevoked(new Username(name), Optional.empty());
  }

  private void publish(Channel channel, String name) {
    node.bus().publish(channel, event(name));
  }

  private void assertHears(Channel channel, String name) {
    publish(channel, name);
    eventually(() -> assertThat(hearing.heard).contains(new Heard(channel, event(name))));
  }

  private long numberOfListeners(Channel channel) {
    String name = new Keys(RedisSettings.DEFAULT_PREFIX).channel(channel);
    try (Jedis jedis = redis.connect()) {
      return jedis.pubsubNumSub(name).get(name);
    }
  }

  private void killSubscribers() {
    try (Jedis jedis = redis.connect()) {
      jedis.clientKill(new ClientKillParams().type(ClientType.PUBSUB));
    }
  }
}
