package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.Departed.append;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleUsers.account;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.connection;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What {@link Departures} promises of names. */
interface ReleaseContract extends StoreUnderTest {
  /**
   * Reserves a name, as {@link Departures#begin} does, but leaves everything else as it is: as if
   * an instance had let someone sign up that knows nothing of reserved names.
   */
  void reserve(Username name);

  @Test
  default void aNameIsNotDueAsSoonAsItsMessagesAreTooOld() {
    Departures brief = backendKeeping(new Retention(Duration.ofMillis(1), 10)).departures();
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    brief.begin(alice, Optional.empty());

    pass(Duration.ofMillis(10));

    assertThat(brief.due(1_000)).doesNotContain(alice);
  }

  @Test
  default void aReleasedNameIsFreeAndItsHolderFindsNothing() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    Username bob = signedUp(backend());
    var notes = (Conversation.Direct) dm(alice, alice);
    Ref ref = ref();
    Waiting.on(backend().log().append(draft(notes, alice, ref)));
    append(backend(), dm(alice, bob), alice);
    backend().bots().add(alice, stranger(), 10);
    var once = new Rate(1, Duration.ofDays(1));
    for (Allowances.Deed each : Allowances.Deed.values()) {
      assertThat(backend().allowances().take(alice, each, once)).isZero();
    }
    backend().blocks().block(alice, bob);
    backend().presence().hide(alice, true);
    var connection = connection();
    backend().presence().connected(alice, connection);
    backend().presence().disconnected(alice, connection);
    backend().departures().begin(alice, Optional.empty());
    backend().sessions().open(alice, session(), "hash", Duration.ofDays(1), Optional.empty());
    backend().departures().forget(notes);
    backend().blocks().unblock(alice, bob);
    backend().bots().of(alice).forEach(bot -> backend().bots().remove(alice, bot));

    backend().departures().release(alice);
    backend().departures().release(alice);

    assertThat(backend().departures().among(Set.of(alice))).isEmpty();
    assertThat(backend().departures().unfinished(1_000)).doesNotContain(alice);
    assertThat(otherNode().users().create(account(alice))).isTrue();
    assertThat(otherNode().sessions().of(alice)).isEmpty();
    assertThat(otherNode().log().conversationsOf(alice)).isEmpty();
    assertThat(otherNode().presence().isHidden(alice)).isFalse();
    assertThat(otherNode().presence().of(List.of(alice)))
        .isEqualTo(Map.of(alice, PresenceStatus.NEVER_SEEN));
    for (Allowances.Deed each : Allowances.Deed.values()) {
      assertThat(otherNode().allowances().take(alice, each, once)).isZero();
    }
    Appended again = Waiting.on(otherNode().log().append(draft(notes, alice, ref)));
    assertThat(((Appended.Stored) again).duplicate()).isFalse();
  }

  @Test
  default void ofAnAccountOnlyTheReservationIsLetGo() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation notes = dm(alice, alice);
    Ref ref = ref();
    Appended first = Waiting.on(backend().log().append(draft(notes, alice, ref)));
    Username bot = stranger();
    backend().bots().add(alice, bot, 10);
    backend().blocks().block(alice, bob);
    backend().presence().hide(alice, true);
    SessionId session = session();
    backend().sessions().open(alice, session, "hash", Duration.ofDays(1), Optional.empty());
    reserve(alice);
    assertThat(otherNode().departures().among(Set.of(alice))).containsExactly(alice);
    assertThat(otherNode().departures().unfinished(1_000)).contains(alice);

    backend().departures().release(alice);

    assertThat(otherNode().departures().among(Set.of(alice))).isEmpty();
    assertThat(otherNode().departures().unfinished(1_000)).doesNotContain(alice);
    assertThat(otherNode().users().find(alice)).isPresent();
    assertThat(otherNode().sessions().isLive(alice, session)).isTrue();
    assertThat(otherNode().bots().of(alice)).containsExactly(bot);
    assertThat(otherNode().blocks().blockedBy(alice)).containsExactly(bob);
    assertThat(otherNode().presence().isHidden(alice)).isTrue();
    assertThat(otherNode().log().conversationsOf(alice)).contains(notes);
    Appended again = Waiting.on(otherNode().log().append(draft(notes, alice, ref)));
    assertThat(again).isEqualTo(new Appended.Stored(notes, ((Appended.Stored) first).id(), true));
  }
}
