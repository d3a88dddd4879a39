package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.connection;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Presence;
import org.junit.jupiter.api.Test;

/** What {@link Presence} promises. */
public interface PresenceContract extends StoreUnderTest {
  @Test
  default void announcesWhoComesOnceHoweverManyConnections() {
    Username alice = stranger();
    Ear ear = ear();
    backend().presence().connected(alice, connection());
    otherNode().presence().connected(alice, connection());
    backend().presence().connected(alice, connection());

    assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);
    assertThat(statusOf(otherNode(), alice)).isEqualTo(PresenceStatus.ONLINE);
  }

  @Test
  default void announcesEachOfThoseWhoComeTogetherOnce() {
    Username alice = stranger();
    Username bob = stranger();
    ConnectionId one = connection();
    ConnectionId another = connection();
    Ear ear = ear();
    backend().presence().connected(Map.of(one, alice, another, alice, connection(), bob));

    assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);
    assertThat(announced(ear, bob)).containsExactly(PresenceStatus.ONLINE);
    assertThat(statusOf(otherNode(), bob)).isEqualTo(PresenceStatus.ONLINE);
  }

  @Test
  default void keepsSomeoneOnlineWhileAnyConnectionIsLeft() {
    Username alice = stranger();
    ConnectionId here = connection();
    Ear ear = ear();
    backend().presence().connected(alice, here);
    otherNode().presence().connected(alice, connection());
    backend().presence().disconnected(alice, here);
    backend().presence().settle(alice);

    assertThat(statusOf(backend(), alice)).isEqualTo(PresenceStatus.ONLINE);
    assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);
  }

  @Test
  default void announcesNothingBeforeItIsSettledAndThenOnce() {
    Username alice = stranger();
    ConnectionId only = connection();
    Ear ear = ear();
    backend().presence().connected(alice, only);
    backend().presence().disconnected(alice, only);
    assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);

    backend().presence().settle(alice);
    otherNode().presence().settle(alice);
    backend().presence().settle(alice);
    assertThat(announced(ear, alice))
        .containsExactly(PresenceStatus.ONLINE, statusOf(backend(), alice));
  }

  @Test
  default void settlesOnceHoweverManyDoItAtOnce() {
    Ear ear = ear();
    for (int round = 0; round < 20; round++) {
      Username alice = stranger();
      ConnectionId only = connection();
      backend().presence().connected(alice, only);
      backend().presence().disconnected(alice, only);
      Waiting.onAtOnce(8, i -> settle(i % 2 == 0 ? backend() : otherNode(), alice));

      assertThat(announced(ear, alice))
          .containsExactly(PresenceStatus.ONLINE, statusOf(backend(), alice));
    }
  }

  @Test
  default void announcesWhoComesOnceHoweverManyComeAtOnce() {
    Ear ear = ear();
    for (int round = 0; round < 20; round++) {
      Username alice = stranger();
      Waiting.onAtOnce(8, i -> connect(i % 2 == 0 ? backend() : otherNode(), alice));

      assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);
    }
  }

  @Test
  default void announcesNothingWhenSomeoneIsBackInTime() {
    Username alice = stranger();
    ConnectionId first = connection();
    Ear ear = ear();
    backend().presence().connected(alice, first);
    backend().presence().disconnected(alice, first);
    otherNode().presence().connected(alice, connection());
    backend().presence().settle(alice);

    assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);
  }

  @Test
  default void whoHidesLooksNeverSeenAndNothingIsAnnounced() {
    Username alice = stranger();
    ConnectionId first = connection();
    Ear ear = ear();
    backend().presence().connected(alice, first);
    otherNode().presence().hide(alice, true);
    otherNode().presence().hide(alice, true);
    assertThat(backend().presence().isHidden(alice)).isTrue();
    assertThat(statusOf(backend(), alice)).isEqualTo(PresenceStatus.NEVER_SEEN);

    otherNode().presence().connected(alice, connection());
    backend().presence().disconnected(alice, first);
    backend().presence().settle(alice);
    assertThat(statusOf(otherNode(), alice)).isEqualTo(PresenceStatus.NEVER_SEEN);
    assertThat(announced(ear, alice))
        .containsExactly(PresenceStatus.ONLINE, PresenceStatus.NEVER_SEEN);
  }

  @Test
  default void whoShowsThemselvesAgainIsAnnouncedIfTheyAreThere() {
    Username alice = stranger();
    Username bob = stranger();
    ConnectionId only = connection();
    Ear ear = ear();
    backend().presence().hide(alice, true);
    backend().presence().hide(bob, true);
    backend().presence().connected(alice, only);
    backend().presence().connected(bob, connection());
    otherNode().presence().hide(bob, false);
    otherNode().presence().hide(bob, false);
    backend().presence().disconnected(alice, only);
    backend().presence().settle(alice);
    otherNode().presence().hide(alice, false);

    assertThat(announced(ear, bob)).containsExactly(PresenceStatus.ONLINE);
    assertThat(statusOf(backend(), bob)).isEqualTo(PresenceStatus.ONLINE);
    assertThat(announced(ear, alice)).isEmpty();
    assertThat(statusOf(backend(), alice).lastSeen()).isPresent();
    assertThat(backend().presence().isHidden(alice)).isFalse();
  }

  @Test
  default void announcesSomeoneWhoComesAgain() {
    Username alice = stranger();
    ConnectionId first = connection();
    Ear ear = ear();
    backend().presence().connected(alice, first);
    backend().presence().disconnected(alice, first);
    backend().presence().settle(alice);
    PresenceStatus gone = statusOf(backend(), alice);
    backend().presence().connected(alice, connection());

    assertThat(announced(ear, alice))
        .containsExactly(PresenceStatus.ONLINE, gone, PresenceStatus.ONLINE);
  }

  @Test
  default void saysSinceWhenSomeoneIsGone() {
    Username alice = stranger();
    ConnectionId only = connection();
    backend().presence().connected(alice, only);
    Instant before = now();
    backend().presence().disconnected(alice, only);
    Instant after = now();

    PresenceStatus status = statusOf(otherNode(), alice);
    assertThat(status.online()).isFalse();
    assertThat(status.lastSeen())
        .hasValueSatisfying(at -> assertThat(at).isBetween(before, after.plusMillis(1)));
    backend().presence().settle(alice);
    assertThat(statusOf(otherNode(), alice)).isEqualTo(status);
  }

  @Test
  default void hasNeverSeenAStranger() {
    Username alice = stranger();
    Username bob = stranger();
    Ear ear = ear();
    backend().presence().connected(alice, connection());
    backend().presence().settle(bob);

    assertThat(backend().presence().of(List.of(alice, bob)))
        .isEqualTo(Map.of(alice, PresenceStatus.ONLINE, bob, PresenceStatus.NEVER_SEEN));
    assertThat(backend().presence().of(List.of())).isEmpty();
    assertThat(announced(ear, bob)).isEmpty();
  }

  @Test
  default void countsTheSameConnectionOnceAndLosesItOnce() {
    Username alice = stranger();
    ConnectionId twice = connection();
    backend().presence().connected(alice, twice);
    backend().presence().connected(alice, twice);
    backend().presence().connected(alice, connection());
    backend().presence().disconnected(alice, twice);
    backend().presence().disconnected(alice, twice);
    assertThat(statusOf(backend(), alice)).isEqualTo(PresenceStatus.ONLINE);
  }

  @Test
  default void countsTheConnectionsOfAnInstanceThatWasTakenForDeadAgain() {
    Username alice = stranger();
    otherNode().presence().connected(alice, connection());
    kill(otherNode());
    backend().presence().renew();
    assertThat(statusOf(backend(), alice).online()).isFalse();

    Ear ear = ear();
    otherNode().presence().renew();
    assertThat(statusOf(backend(), alice)).isEqualTo(PresenceStatus.ONLINE);
    assertThat(announced(ear, alice)).containsExactly(PresenceStatus.ONLINE);
  }

  @Test
  default void announcesTheUsersOfADeadInstanceAsGone() {
    Username alice = stranger();
    Username bob = stranger();
    Ear ear = ear();
    otherNode().presence().connected(alice, connection());
    otherNode().presence().connected(bob, connection());
    backend().presence().connected(bob, connection());
    kill(otherNode());

    assertThat(statusOf(backend(), alice).online()).isFalse();
    assertThat(announcedHere(ear, alice)).containsExactly(PresenceStatus.ONLINE);
    backend().presence().renew();
    backend().presence().renew();
    PresenceStatus gone = statusOf(backend(), alice);
    assertThat(gone.lastSeen()).isPresent();
    assertThat(announcedHere(ear, alice)).containsExactly(PresenceStatus.ONLINE, gone);
    assertThat(announcedHere(ear, bob)).containsExactly(PresenceStatus.ONLINE);
  }

  @Test
  default void announcesNothingWhenSomeoneMovesAwayFromADeadInstance() {
    Username alice = stranger();
    Ear ear = ear();
    otherNode().presence().connected(alice, connection());
    kill(otherNode());
    backend().presence().connected(alice, connection());
    backend().presence().renew();

    assertThat(statusOf(backend(), alice)).isEqualTo(PresenceStatus.ONLINE);
    assertThat(announcedHere(ear, alice)).containsExactly(PresenceStatus.ONLINE);
  }

  @Test
  default void letsGoOfTheConnectionsOfAClosedInstance() {
    Username alice = stranger();
    Ear ear = ear();
    otherNode().presence().connected(alice, connection());
    otherNode().close();
    assertThat(statusOf(backend(), alice).online()).isFalse();

    backend().presence().renew();
    assertThat(announcedHere(ear, alice))
        .containsExactly(PresenceStatus.ONLINE, statusOf(backend(), alice));
  }

  private Ear ear() {
    return Ear.at(backend(), Channel.PRESENCE);
  }

  private List<PresenceStatus> announced(Ear ear, Username user) {
    return announced(ear, user, backend(), otherNode());
  }

  /** For when the other node is gone and cannot publish a marker. */
  private List<PresenceStatus> announcedHere(Ear ear, Username user) {
    return announced(ear, user, backend());
  }

  private static List<PresenceStatus> announced(Ear ear, Username user, Backend... publishers) {
    return ear.heardOn(Channel.PRESENCE, publishers).stream()
        .filter(PresenceChanged.class::isInstance)
        .map(PresenceChanged.class::cast)
        .filter(each -> each.user().equals(user))
        .map(PresenceChanged::status)
        .toList();
  }

  private static boolean settle(Backend node, Username user) {
    node.presence().settle(user);
    return true;
  }

  private static boolean connect(Backend node, Username user) {
    node.presence().connected(user, connection());
    return true;
  }

  private static PresenceStatus statusOf(Backend node, Username user) {
    return node.presence().of(List.of(user)).get(user);
  }

  /** To the millisecond, as a store may keep it. */
  private Instant now() {
    return Instant.ofEpochMilli(backend().log().time().toEpochMilli());
  }
}
