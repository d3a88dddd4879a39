package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.Sessions.Rotation.REUSED;
import static org.chatsystem.core.port.out.Sessions.Rotation.ROTATED;
import static org.chatsystem.core.port.out.Sessions.Rotation.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.Sessions.Rotation;
import org.junit.jupiter.api.Test;

/** What {@link Sessions} promises. */
public interface SessionsContract extends StoreUnderTest {
  /** Longer than any test. */
  Duration LONG = Duration.ofHours(1);

  /** Short enough to wait for. */
  Duration SHORT = Duration.ofSeconds(1);

  /** Short enough to wait for, long enough to do something in. */
  Duration WHILE = Duration.ofSeconds(3);

  @Test
  default void isLiveOnEveryNodeOnceOpened() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", LONG);

    assertThat(backend().sessions().isLive(alice, session)).isTrue();
    assertThat(otherNode().sessions().isLive(alice, session)).isTrue();
    assertThat(backend().sessions().isLive(alice, session())).isFalse();
    assertThat(backend().sessions().isLive(stranger(), session)).isFalse();
  }

  @Test
  default void tellsTheLiveOnesAmongMany() {
    Username alice = stranger();
    Username bob = stranger();
    SessionId alices = opened(alice, "t1", LONG);
    SessionId revoked = opened(alice, "t1", LONG);
    SessionId bobs = opened(bob, "t1", LONG);
    backend().sessions().revoke(alice, revoked);

    assertThat(
            otherNode()
                .sessions()
                .liveAmong(Map.of(alices, alice, revoked, alice, bobs, bob, session(), bob)))
        .containsExactlyInAnyOrder(alices, bobs);
    assertThat(backend().sessions().liveAmong(Map.of(alices, bob))).isEmpty();
    assertThat(backend().sessions().liveAmong(Map.of())).isEmpty();
  }

  @Test
  default void isLiveWithItsOwnTokenOnly() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", LONG);

    assertThat(otherNode().sessions().isLive(alice, session, "t1")).isTrue();
    assertThat(otherNode().sessions().isLive(alice, session, "t")).isFalse();
    assertThat(backend().sessions().isLive(alice, session(), "t1")).isFalse();
    assertThat(backend().sessions().isLive(stranger(), session, "t1")).isFalse();
    backend().sessions().revoke(alice, session);
    assertThat(otherNode().sessions().isLive(alice, session, "t1")).isFalse();
  }

  @Test
  default void spendsOneTokenForTheNext() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", LONG);
    Ear ear = ear(alice);

    assertThat(rotate(otherNode(), alice, session, "t1", "t2")).isEqualTo(ROTATED);
    assertThat(rotate(backend(), alice, session, "t2", "t3")).isEqualTo(ROTATED);
    assertThat(backend().sessions().isLive(alice, session)).isTrue();
    assertThat(announced(ear, alice)).isEmpty();
  }

  @Test
  default void revokesTheSessionWhenASpentTokenComesAgain() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", LONG);
    Ear ear = ear(alice);
    rotate(backend(), alice, session, "t1", "t2");

    assertThat(rotate(otherNode(), alice, session, "t1", "t3")).isEqualTo(REUSED);
    assertThat(backend().sessions().isLive(alice, session)).isFalse();
    assertThat(rotate(backend(), alice, session, "t2", "t4")).isEqualTo(UNKNOWN);
    assertThat(announced(ear, alice)).containsExactly(revoked(alice, session));
  }

  @Test
  default void knowsNoSessionThatWasNeverOpened() {
    Username alice = stranger();
    Username bob = stranger();
    SessionId session = opened(alice, "t1", LONG);
    Ear ear = ear(bob);

    assertThat(rotate(backend(), bob, session(), "t1", "t2")).isEqualTo(UNKNOWN);
    assertThat(rotate(backend(), bob, session, "t1", "t2")).isEqualTo(UNKNOWN);
    assertThat(backend().sessions().isLive(alice, session)).isTrue();
    assertThat(announced(ear, bob)).isEmpty();
  }

  @Test
  default void letsExactlyOneOfManyAtOnceSpendAToken() {
    for (int round = 0; round < 20; round++) {
      Username alice = stranger();
      SessionId session = opened(alice, "t1", LONG);
      List<Rotation> answers =
          Waiting.onAtOnce(
              8,
              i -> rotate(i % 2 == 0 ? backend() : otherNode(), alice, session, "t1", "t2-" + i));

      assertThat(answers).containsOnlyOnce(ROTATED).contains(REUSED);
      assertThat(backend().sessions().isLive(alice, session)).isFalse();
    }
  }

  @Test
  default void endsWhenItsLifetimeIsOver() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", SHORT);
    pass(SHORT.plusMillis(50));

    assertThat(otherNode().sessions().isLive(alice, session)).isFalse();
    assertThat(rotate(backend(), alice, session, "t1", "t2")).isEqualTo(UNKNOWN);
  }

  @Test
  default void lastsFromItsRotationOn() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", WHILE);
    SessionId unrotated = opened(alice, "t1", LONG);
    rotate(backend(), alice, session, "t1", "t2");
    pass(WHILE.plusMillis(50));

    assertThat(backend().sessions().isLive(alice, session)).isTrue();
    assertThat(backend().sessions().isLive(alice, unrotated)).isTrue();
    assertThat(rotate(otherNode(), alice, session, "t2", "t3")).isEqualTo(ROTATED);
  }

  @Test
  default void makesRoomByEndingTheOneThatWouldExpireFirst() {
    Username alice = stranger();
    Ear ear = ear(alice);
    List<Integer> hours =
        new ArrayList<>(IntStream.rangeClosed(1, Sessions.MAX_PER_USER).boxed().toList());
    Collections.rotate(hours, Sessions.MAX_PER_USER / 2);
    List<SessionId> sessions =
        hours.stream().map(each -> opened(alice, "t", Duration.ofHours(each))).toList();
    SessionId first = sessions.get(hours.indexOf(1));
    assertThat(backend().sessions().isLive(alice, first)).isTrue();

    SessionId another = opened(alice, "t", Duration.ofHours(100));
    assertThat(sessions)
        .filteredOn(each -> !backend().sessions().isLive(alice, each))
        .containsExactly(first);
    assertThat(backend().sessions().isLive(alice, another)).isTrue();
    assertThat(announced(ear, alice)).containsExactly(revoked(alice, first));
  }

  @Test
  default void endsOneSessionAndNoOther() {
    Username alice = stranger();
    SessionId session = opened(alice, "t1", LONG);
    SessionId other = opened(alice, "t1", LONG);
    Ear ear = ear(alice);
    otherNode().sessions().revoke(alice, session);

    assertThat(backend().sessions().isLive(alice, session)).isFalse();
    assertThat(backend().sessions().isLive(alice, other)).isTrue();
    assertThat(rotate(backend(), alice, session, "t1", "t2")).isEqualTo(UNKNOWN);
    assertThat(announced(ear, alice)).containsExactly(revoked(alice, session));
  }

  @Test
  default void endsAllSessionsOfAUserAndOfNobodyElse() {
    Username alice = stranger();
    Username bob = stranger();
    List<SessionId> sessions = List.of(opened(alice, "t", LONG), opened(alice, "t", LONG));
    SessionId bobs = opened(bob, "t", LONG);
    Ear ear = ear(alice);
    otherNode().sessions().revokeAll(alice);

    assertThat(sessions).noneMatch(each -> backend().sessions().isLive(alice, each));
    assertThat(backend().sessions().isLive(bob, bobs)).isTrue();
    assertThat(announced(ear, alice))
        .containsExactly(new Event.SessionsRevoked(alice, Optional.empty()));
  }

  @Test
  default void announcesARevocationInAnyCase() {
    Username alice = stranger();
    SessionId unknown = session();
    Ear ear = ear(alice);
    backend().sessions().revoke(alice, unknown);
    backend().sessions().revokeAll(alice);

    assertThat(announced(ear, alice))
        .containsExactly(
            revoked(alice, unknown), new Event.SessionsRevoked(alice, Optional.empty()));
  }

  @Test
  default void showsWhereAUserIsSignedIn() {
    Username alice = stranger();
    Instant before = Instant.ofEpochMilli(backend().log().time().toEpochMilli());
    SessionId first = session();
    var phone = new Device("Zoë's phone | 李 ☎");
    backend().sessions().open(alice, first, "t1", LONG, Optional.of(phone));
    Instant after = backend().log().time();
    pass(Duration.ofMillis(5));
    SessionId second = opened(alice, "t1", LONG);
    opened(stranger(), "t1", LONG);

    List<SignIn> shown = otherNode().sessions().of(alice);
    assertThat(shown).extracting(SignIn::session).containsExactly(second, first);
    assertThat(shown)
        .extracting(SignIn::device)
        .containsExactly(Optional.empty(), Optional.of(phone));
    assertThat(shown.get(1).createdAt()).isBetween(before, after);
    assertThat(shown).allMatch(each -> each.lastUsedAt().equals(each.createdAt()));
    assertThat(otherNode().sessions().of(stranger())).isEmpty();
  }

  @Test
  default void knowsWhenASessionWasLastUsed() {
    Username alice = stranger();
    SessionId session = session();
    var phone = Optional.of(new Device("phone"));
    backend().sessions().open(alice, session, "t1", LONG, phone);
    SignIn opened = backend().sessions().of(alice).get(0);
    pass(Duration.ofMillis(5));
    rotate(otherNode(), alice, session, "t1", "t2");

    SignIn rotated = backend().sessions().of(alice).get(0);
    assertThat(rotated.lastUsedAt()).isAfter(opened.lastUsedAt());
    assertThat(rotated)
        .isEqualTo(new SignIn(session, phone, opened.createdAt(), rotated.lastUsedAt()));
  }

  @Test
  default void showsNoSessionThatIsOver() {
    Username alice = stranger();
    SessionId revoked = opened(alice, "t", LONG);
    SessionId live = opened(alice, "t", LONG);
    opened(alice, "t", SHORT);
    backend().sessions().revoke(alice, revoked);
    pass(SHORT.plusMillis(50));

    assertThat(otherNode().sessions().of(alice)).extracting(SignIn::session).containsExactly(live);
  }

  @Test
  default void endsAllSessionsButOne() {
    Username alice = stranger();
    SessionId kept = opened(alice, "t", LONG);
    List<SessionId> others = List.of(opened(alice, "t", LONG), opened(alice, "t", LONG));
    Ear ear = ear(alice);
    otherNode().sessions().revokeOthers(alice, kept);

    assertThat(backend().sessions().isLive(alice, kept)).isTrue();
    assertThat(others).noneMatch(each -> backend().sessions().isLive(alice, each));
    assertThat(rotate(backend(), alice, kept, "t", "t2")).isEqualTo(ROTATED);
    assertThat(announced(ear, alice))
        .containsExactlyInAnyOrder(revoked(alice, others.get(0)), revoked(alice, others.get(1)));
  }

  private SessionId opened(Username user, String token, Duration lifetime) {
    SessionId session = session();
    backend().sessions().open(user, session, token, lifetime, Optional.empty());
    return session;
  }

  private static Rotation rotate(
      Backend node, Username user, SessionId session, String token, String next) {
    return node.sessions().rotate(user, session, token, next, LONG);
  }

  private Ear ear(Username user) {
    return Ear.at(backend(), new Channel.OfUser(user));
  }

  private List<Event> announced(Ear ear, Username user) {
    return ear.heardOn(new Channel.OfUser(user), backend(), otherNode());
  }

  private static Event revoked(Username user, SessionId session) {
    return new Event.SessionsRevoked(user, Optional.of(session));
  }
}
