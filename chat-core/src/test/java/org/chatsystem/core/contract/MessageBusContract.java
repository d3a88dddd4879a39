package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chatsystem.core.fixture.SampleEvents;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.MessageBus;
import org.junit.jupiter.api.Test;

/** What {@link MessageBus} promises while the store is there. */
public interface MessageBusContract extends StoreUnderTest {
  @Test
  default void hearsOtherNodesFromTheStart() {
    List<Channel> channels = newChannels(200);
    Ear ear = Ear.at(backend());
    for (Channel each : channels) {
      Waiting.on(backend().bus().subscribe(each));
      otherNode().bus().publish(each, event(each, 1));
    }
    channels.forEach(each -> ear.awaitHearing(each, event(each, 1)));
  }

  @Test
  default void hearsOtherNodesFromTheStartWhenSubscribingToManyAtOnce() {
    List<Channel> channels = newChannels(200);
    Ear ear = Ear.at(backend());
    List<CompletableFuture<Void>> confirmed =
        channels.stream()
            .map(each -> backend().bus().subscribe(each).toCompletableFuture())
            .toList();
    for (int i = 0; i < channels.size(); i++) {
      Waiting.on(confirmed.get(i));
      otherNode().bus().publish(channels.get(i), event(channels.get(i), 1));
    }
    channels.forEach(each -> ear.awaitHearing(each, event(each, 1)));
  }

  @Test
  default void hearsItsOwnEvents() {
    Channel channel = newChannel();
    Ear ear = Ear.at(backend(), channel);
    backend().bus().publish(channel, event(channel, 1));
    assertThat(ear.heardOn(channel, backend())).containsExactly(event(channel, 1));
  }

  @Test
  default void tellsEveryNodeThatListens() {
    Channel channel = newChannel();
    Ear here = Ear.at(backend(), channel);
    Ear there = Ear.at(otherNode(), channel);
    backend().bus().publish(channel, event(channel, 1));

    assertThat(here.heardOn(channel, backend())).containsExactly(event(channel, 1));
    assertThat(there.heardOn(channel, backend())).containsExactly(event(channel, 1));
  }

  @Test
  default void hearsNothingOfOtherChannels() {
    Channel channel = newChannel();
    Channel other = newChannel();
    Ear ear = Ear.at(backend(), channel);
    otherNode().bus().publish(other, event(other, 1));
    ear.heardOn(channel, otherNode());
    assertThat(ear.soFarOn(other)).isEmpty();
  }

  @Test
  default void subscribingTwiceIsOnce() {
    Channel channel = newChannel();
    Ear ear = Ear.at(backend(), channel, channel);
    otherNode().bus().publish(channel, event(channel, 1));
    assertThat(ear.heardOn(channel, otherNode())).containsExactly(event(channel, 1));

    backend().bus().unsubscribe(channel);
    awaitSilence(ear, channel);
  }

  @Test
  default void hearsNothingMoreAfterUnsubscribing() {
    Channel channel = newChannel();
    Channel kept = newChannel();
    Ear ear = Ear.at(backend(), channel, kept);
    backend().bus().unsubscribe(channel);
    awaitSilence(ear, channel);
    otherNode().bus().publish(kept, event(kept, 1));
    assertThat(ear.heardOn(kept, otherNode())).contains(event(kept, 1));
  }

  @Test
  default void mayUnsubscribeFromWhatItNeverListenedTo() {
    Channel channel = newChannel();
    Ear ear = Ear.at(backend());
    backend().bus().unsubscribe(channel);
    Waiting.on(backend().bus().subscribe(channel));
    otherNode().bus().publish(channel, event(channel, 1));
    ear.awaitHearing(channel, event(channel, 1));
  }

  @Test
  default void keepsTheOrderOfEachPublisher() {
    Channel channel = newChannel();
    Ear ear = Ear.at(backend(), channel);
    List<Username> publishers = Stream.generate(SampleUsers::stranger).limit(4).toList();
    Waiting.onAtOnce(4, i -> publishMany(node(i), channel, publishers.get(i)));

    List<Event> heard = ear.heardOn(channel, backend(), otherNode());
    assertThat(heard).hasSize(4 * 250);
    for (Username each : publishers) {
      assertThat(heard)
          .filteredOn(event -> ((Event.PresenceChanged) event).user().equals(each))
          .containsExactlyElementsOf(numbered(each));
    }
  }

  @Test
  default void keepsUpWithManyThreadsThatComeAndGo() {
    Ear ear = Ear.at(backend());
    List<Channel> channels = newChannels(8);
    Waiting.onAtOnce(8, i -> comeAndGo(ear, channels.get(i)));

    for (Channel each : channels) {
      otherNode().bus().publish(each, event(each, 99));
      ear.awaitHearing(each, event(each, 99));
    }
  }

  @Test
  default void carriesEveryKindOfEventUnchanged() {
    Channel channel = newChannel();
    Ear ear = Ear.at(backend(), channel);
    List<Event> all = SampleEvents.everyKind();
    all.forEach(each -> otherNode().bus().publish(channel, each));
    assertThat(ear.heardOn(channel, otherNode())).isEqualTo(all);
  }

  @Test
  default void carriesChannelsOfEveryKind() {
    List<Channel> channels =
        List.of(
            new Channel.OfUser(stranger()),
            new Channel.OfGroup(SampleGroups.newName()),
            Channel.BROADCAST,
            Channel.PRESENCE);
    Ear ear = Ear.at(backend(), channels.toArray(Channel[]::new));
    for (Channel each : channels) {
      Event event = new Event.PresenceChanged(stranger(), PresenceStatus.ONLINE);
      otherNode().bus().publish(each, event);
      ear.awaitHearing(each, event);
    }
  }

  private boolean comeAndGo(Ear ear, Channel channel) {
    for (int i = 0; i < 25; i++) {
      Waiting.on(backend().bus().subscribe(channel));
      otherNode().bus().publish(channel, event(channel, i));
      ear.awaitHearing(channel, event(channel, i));
      backend().bus().unsubscribe(channel);
    }
    Waiting.on(backend().bus().subscribe(channel));
    return true;
  }

  /** What was under way may still come, so publishes until one of them is not heard. */
  private void awaitSilence(Ear ear, Channel channel) {
    Channel confirming = newChannel();
    Waiting.on(backend().bus().subscribe(confirming));
    await()
        .atMost(Waiting.LIMIT)
        .until(
            () -> {
              Event probe = new Event.PresenceChanged(stranger(), PresenceStatus.ONLINE);
              otherNode().bus().publish(channel, probe);
              ear.heardOn(confirming, otherNode());
              return !ear.soFarOn(channel).contains(probe);
            });
  }

  private Backend node(int thread) {
    return thread % 2 == 0 ? backend() : otherNode();
  }

  private static boolean publishMany(Backend node, Channel channel, Username publisher) {
    numbered(publisher).forEach(each -> node.bus().publish(channel, each));
    return true;
  }

  private static List<Event> numbered(Username publisher) {
    return IntStream.range(0, 250)
        .mapToObj(Instant::ofEpochMilli)
        .map(at -> new Event.PresenceChanged(publisher, PresenceStatus.offlineSince(at)))
        .map(Event.class::cast)
        .toList();
  }

  private static Channel newChannel() {
    return new Channel.OfUser(stranger());
  }

  private static List<Channel> newChannels(int count) {
    return Stream.generate(MessageBusContract::newChannel).limit(count).toList();
  }

  /** A small event of this channel with a number to know it by. */
  private static Event event(Channel channel, int number) {
    return new Event.PresenceChanged(
        ((Channel.OfUser) channel).user(),
        PresenceStatus.offlineSince(Instant.ofEpochMilli(number)));
  }
}
