package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.Departed.said;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.account;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.SessionsRevoked;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.PasswordHash;
import org.junit.jupiter.api.Test;

/** What {@link Departures} promises. */
public interface DeparturesContract extends PartingContract, ReleaseContract {
  @Test
  default void theAccountIsGoneOnEveryNodeAndItsNameReserved() {
    Username alice = stranger();
    Account account = account(alice);
    backend().users().create(account);

    assertThat(backend().departures().begin(alice, account.password())).isTrue();

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

    assertThat(backend().departures().begin(alice, Optional.of(new PasswordHash("another"))))
        .isFalse();
    assertThat(backend().departures().begin(alice, Optional.empty())).isFalse();
    assertThat(backend().departures().begin(stranger(), Optional.empty())).isFalse();

    assertThat(backend().users().find(alice)).contains(account);
    assertThat(backend().departures().among(Set.of(alice))).isEmpty();
    assertThat(backend().departures().among(Set.of())).isEmpty();
    assertThat(backend().departures().unfinished(1_000)).doesNotContain(alice);
  }

  @Test
  default void allSignInsEndInTheSameStepAndThatIsAnnounced() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    SessionId session = session();
    backend().sessions().open(alice, session, "hash", Duration.ofDays(1), Optional.empty());
    var channel = new Channel.OfUser(alice);
    Ear ear = Ear.at(otherNode(), channel);

    backend().departures().begin(alice, Optional.empty());

    assertThat(otherNode().sessions().isLive(alice, session)).isFalse();
    ear.awaitHearing(channel, new SessionsRevoked(alice, Optional.empty()));
  }

  @Test
  default void itIsUnfinishedUntilSomeoneFinishesIt() {
    Username alice = Departed.someone(backend());
    assertThat(otherNode().departures().unfinished(1_000)).contains(alice);

    backend().departures().finish(alice);
    backend().departures().finish(alice);

    assertThat(otherNode().departures().unfinished(1_000)).doesNotContain(alice);
    assertThat(otherNode().departures().among(Set.of(alice))).containsExactly(alice);
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
      assertThat(backend().departures().among(Set.of(alice))).containsExactly(alice);
    }
  }

  @Test
  default void showsMessagesWithoutThoseWhoAreGone() {
    Username alice = Departed.someone(backend());
    Username bob = signedUp(backend());
    Conversation group = new Conversation.OfGroup(founded(backend(), alice, bob));
    said(backend(), group, alice, "mine");
    said(backend(), group, bob, "yours, @" + alice);
    List<Message> log = backend().log().readBefore(group, null, 10);

    List<Message> shown = otherNode().departures().shown(log);

    assertThat(shown).extracting(Message::from).containsExactly(Username.DELETED, bob);
    assertThat(shown).extracting(Message::fromDeleted).containsExactly(true, false);
    assertThat(shown).extracting(Message::mentioned).containsExactly(List.of(), List.of());
    assertThat(otherNode().departures().shown(List.of())).isEmpty();
  }
}
