package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleGroups.founded;
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
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.SessionsRevoked;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What {@link Departures} promises. */
public interface DeparturesContract extends StoreUnderTest {
  private Departures departures() {
    return backend().departures();
  }

  /** Someone who is gone, with everything else as it was. */
  private Username gone() {
    Username name = stranger();
    backend().users().create(accountWithoutPassword(name));
    departures().begin(name, Optional.empty());
    return name;
  }

  private MessageId said(Conversation conversation, Username from, String text) {
    return ((Appended.Stored) Waiting.on(backend().log().append(draft(conversation, from, text))))
        .id();
  }

  private static Object append(Backend node, Conversation conversation, Username from) {
    return Waiting.on(node.log().append(draft(conversation, from)));
  }

  @Test
  default void theAccountIsGoneOnEveryNodeAndItsNameReserved() {
    Username alice = stranger();
    Account account = account(alice);
    backend().users().create(account);

    assertThat(departures().begin(alice, account.password())).isTrue();

    assertThat(otherNode().users().find(alice)).isEmpty();
    assertThat(otherNode().users().findAll(List.of(alice))).isEmpty();
    assertThat(otherNode().users().findByPrefix(NamePrefix.of(alice.value()), null, 1)).isEmpty();
    assertThat(otherNode().users().create(account)).isFalse();
    assertThat(otherNode().users().find(alice)).isEmpty();
    assertThat(otherNode().departures().among(List.of(alice, stranger()))).containsExactly(alice);
    assertThat(otherNode().departures().begin(alice, account.password())).isFalse();
  }

  @Test
  default void nothingHappensUnlessThePasswordIsStillTheOneThatWasChecked() {
    Username alice = stranger();
    Account account = account(alice);
    backend().users().create(account);

    assertThat(departures().begin(alice, Optional.of(new PasswordHash("another")))).isFalse();
    assertThat(departures().begin(alice, Optional.empty())).isFalse();
    assertThat(departures().begin(stranger(), Optional.empty())).isFalse();

    assertThat(backend().users().find(alice)).contains(account);
    assertThat(departures().among(Set.of(alice))).isEmpty();
    assertThat(departures().among(Set.of())).isEmpty();
    assertThat(departures().unfinished(1_000)).doesNotContain(alice);
  }

  @Test
  default void allSignInsEndInTheSameStepAndThatIsAnnounced() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    SessionId session = session();
    backend().sessions().open(alice, session, "hash", Duration.ofDays(1), Optional.empty());
    var channel = new Channel.OfUser(alice);
    Ear ear = Ear.at(otherNode(), channel);

    departures().begin(alice, Optional.empty());

    assertThat(otherNode().sessions().isLive(alice, session)).isFalse();
    ear.awaitHearing(channel, new SessionsRevoked(alice, Optional.empty()));
  }

  @Test
  default void itIsUnfinishedUntilSomeoneFinishesIt() {
    Username alice = gone();
    assertThat(otherNode().departures().unfinished(1_000)).contains(alice);

    departures().finish(alice);
    departures().finish(alice);

    assertThat(otherNode().departures().unfinished(1_000)).doesNotContain(alice);
    assertThat(otherNode().departures().among(Set.of(alice))).containsExactly(alice);
  }

  @Test
  default void aDirectConversationWithSomeoneGoneTakesNothingMoreButIsThere() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId own = said(dm, bob, "kept");
    said(dm, alice, "kept too");
    append(otherNode(), dm, bob); // the other node knows these two now

    departures().begin(alice, Optional.empty());
    departures().part(alice, dm);

    var refused = new Appended.Refused(Appended.Reason.USER_NOT_FOUND);
    assertThat(append(backend(), dm, bob)).isEqualTo(refused);
    assertThat(append(otherNode(), dm, bob)).isEqualTo(refused);
    assertThat(append(otherNode(), dm, alice)).isEqualTo(refused);
    assertThat(backend().log().readBefore(dm, null, 10)).hasSize(3);
    assertThat(backend().log().conversationsOf(bob)).contains(dm);
    var edited = backend().changes().edit(dm, own, bob, new Content("not now"), Optional.empty());
    assertThat(edited).isEqualTo(new MessageChanges.Changed.Refused(MessageChanges.Reason.BLOCKED));
    assertThat(backend().changes().delete(dm, own, bob, Optional.empty()))
        .isInstanceOf(MessageChanges.Changed.Done.class);
  }

  @Test
  default void liftingABlockDoesNotOpenItAgain() {
    Username alice = gone();
    Username bob = signedUp(backend());
    departures().part(alice, dm(alice, bob));

    backend().blocks().block(bob, alice);
    backend().blocks().unblock(bob, alice);

    assertThat(append(backend(), dm(alice, bob), alice))
        .isEqualTo(new Appended.Refused(Appended.Reason.USER_NOT_FOUND));
  }

  @Test
  default void partingForgetsMarksAndMentionsOfTheOneAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation group = new Conversation.OfGroup(founded(backend(), alice, bob));
    said(group, bob, "@" + alice + " and @" + bob);
    said(group, alice, "@" + bob);
    var received = new ReadMarkers.Advance(bob, group, Receipt.Kind.RECEIVED, Long.MAX_VALUE);
    backend().readMarkers().advance(List.of(received));

    departures().part(alice, group);
    departures().part(alice, group);

    assertThat(otherNode().readMarkers().toldTo(bob, List.of(group)).get(group))
        .containsOnlyKeys(bob);
    assertThat(mentions(alice, group)).isZero();
    assertThat(mentions(bob, group)).isOne();
  }

  private long mentions(Username user, Conversation conversation) {
    return otherNode()
        .log()
        .mentionsAfter(user, Map.of(conversation, MessageId.NONE))
        .get(conversation);
  }

  @Test
  default void aForgottenConversationIsNowhere() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    var dm = (Conversation.Direct) dm(alice, bob);
    MessageId id = said(dm, alice, "@" + bob);
    said(dm, bob, "@" + alice);
    backend().changes().delete(dm, id, alice, Optional.empty());

    departures().forget(dm);
    departures().forget(dm);

    assertThat(otherNode().log().readBefore(dm, null, 10)).isEmpty();
    assertThat(otherNode().log().conversationsOf(alice)).doesNotContain(dm);
    assertThat(otherNode().log().conversationsOf(bob)).doesNotContain(dm);
    assertThat(otherNode().log().heads(List.of(dm))).isEmpty();
    assertThat(otherNode().changes().newest(List.of(dm))).isEmpty();
    assertThat(otherNode().readMarkers().toldTo(bob, List.of(dm))).isEmpty();
    assertThat(mentions(alice, dm)).isZero();
    pass(Duration.ofMillis(2)); // in truth it is a month
    MessageId next = said(dm, bob, "from the beginning");
    assertThat(next.isAfter(id)).isTrue();
    assertThat(next.seq()).isOne();
  }

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
    backend().bots().add(alice, stranger(), 10);
    backend().blocks().block(alice, bob);
    backend().presence().hide(alice, true);
    var connection = connection();
    backend().presence().connected(alice, connection);
    backend().presence().disconnected(alice, connection);
    departures().begin(alice, Optional.empty());
    backend().sessions().open(alice, session(), "hash", Duration.ofDays(1), Optional.empty());
    departures().forget(notes);
    backend().blocks().unblock(alice, bob);
    backend().bots().of(alice).forEach(bot -> backend().bots().remove(alice, bot));

    departures().release(alice);
    departures().release(alice);

    assertThat(departures().among(Set.of(alice))).isEmpty();
    assertThat(departures().unfinished(1_000)).doesNotContain(alice);
    assertThat(otherNode().users().create(account(alice))).isTrue();
    assertThat(otherNode().sessions().of(alice)).isEmpty();
    assertThat(otherNode().log().conversationsOf(alice)).isEmpty();
    assertThat(otherNode().presence().isHidden(alice)).isFalse();
    assertThat(otherNode().presence().of(List.of(alice)))
        .isEqualTo(Map.of(alice, PresenceStatus.NEVER_SEEN));
    Appended again = Waiting.on(otherNode().log().append(draft(notes, alice, ref)));
    assertThat(((Appended.Stored) again).duplicate()).isFalse();
  }

  @Test
  default void ofConcurrentBeginningsOneSucceedsAndTheNameStaysReserved() {
    for (int round = 0; round < 20; round++) {
      Username alice = stranger();
      Account account = account(alice);
      backend().users().create(account);
      List<Boolean> done =
          Waiting.onAtOnce(
              8,
              i -> {
                Backend node = i % 2 == 0 ? backend() : otherNode();
                return i < 4
                    ? node.departures().begin(alice, account.password())
                    : node.users().create(account);
              });

      assertThat(done.subList(0, 4).stream().filter(each -> each)).hasSize(1);
      assertThat(done.subList(4, 8)).containsOnly(false);
      assertThat(backend().users().find(alice)).isEmpty();
      assertThat(departures().among(Set.of(alice))).containsExactly(alice);
    }
  }

  @Test
  default void showsMessagesWithoutThoseWhoAreGone() {
    Username alice = gone();
    Username bob = signedUp(backend());
    Conversation group = new Conversation.OfGroup(founded(backend(), alice, bob));
    said(group, alice, "mine");
    said(group, bob, "yours, @" + alice);
    List<Message> log = backend().log().readBefore(group, null, 10);

    List<Message> shown = otherNode().departures().shown(log);

    assertThat(shown).extracting(Message::from).containsExactly(Username.DELETED, bob);
    assertThat(shown).extracting(Message::fromDeleted).containsExactly(true, false);
    assertThat(shown).extracting(Message::mentioned).containsExactly(List.of(), List.of());
    assertThat(otherNode().departures().shown(List.of())).isEmpty();
  }
}
