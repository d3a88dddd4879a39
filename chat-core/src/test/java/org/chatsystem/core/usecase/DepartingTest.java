package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.DeleteAccount.Outcome;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

/** What is seen to afterwards. */
class DepartingTest extends DepartureUnderTest {
  @Test
  void whoTakesTheNameLaterFindsNothingOfTheFirst() {
    GroupName name = group(bob);
    join(name, alice, Role.MEMBER, bob);
    say(alice, new Conversation.OfGroup(name), "@" + bob);
    say(bob, talk, "secret of two");
    say(alice, dm(alice, alice), "note to self");
    bot(alice);
    delete(alice);
    departing().goOn();
    assertThat(signingUp(alice)).isEqualTo(new SignUp.Outcome.NameTaken());

    whenNothingIsKeptThatWasSaid();
    assertThat(signingUp(alice)).isEqualTo(new SignUp.Outcome.NameTaken());
    departing().goOn();

    signUp(alice);
    assertThat(backend.departures().among(Set.of(alice))).isEmpty();
    assertThat(history(alice, talk)).isEmpty();
    assertThat(history(alice, dm(alice, alice))).isEmpty();
    assertThat(chat.listConversations().list(alice, 10).conversations()).isEmpty();
    assertThat(chat.listConversations().list(bob, 10).conversations())
        .extracting(ListConversations.Entry::conversation)
        .containsExactly(new Conversation.OfGroup(name));
    assertThat(chat.manageBots().list(alice)).isEmpty();
    assertThat(backend.presence().isHidden(alice)).isFalse();
    say(bob, talk, "hello, new one");
    assertThat(history(alice, talk)).extracting(Message::fromDeleted).containsExactly(false);
  }

  @Test
  void whatSlippedInAtTheVeryMomentHasNoHeir() {
    GroupName name = group(bob);
    delete(alice);
    var group = new Conversation.OfGroup(name);
    backend.groups().change(SampleGroups.change(name, SampleGroups.join(alice)));
    backend.blocks().block(bob, alice);

    whenNothingIsKeptThatWasSaid();
    departing().goOn();

    assertThat(backend.groups().members(name)).containsOnlyKeys(bob);
    assertThat(backend.blocks().apartFrom(bob)).isEmpty();
    assertThat(backend.log().conversationsOf(alice)).doesNotContain(group);
  }

  @Test
  void anyInstanceFinishesWhatOneLeftHalfDone() {
    GroupName name = group(bob);
    join(name, alice, Role.MEMBER, bob);
    Runnable away =
        () -> {
          throw new UnavailableException("away");
        };
    Groups failing = doingBefore("change", away, Groups.class, backend.groups());
    Backend node = backend.anotherNode(Retention.DEFAULT);
    try (Chat dying = chat(with("groups", failing, node))) {
      assertThat(dying.deleteAccount().delete(alice, PASSWORD)).isEqualTo(new Outcome.Deleted());
    }
    assertThat(chat.logIn().logIn(alice, PASSWORD).grant()).isEmpty();
    assertThat(chat.checkSession().isLive(alice, aliceIn.session())).isFalse();
    assertThat(backend.groups().members(name)).containsOnlyKeys(alice, bob);
    assertThat(backend.departures().unfinished(10)).containsExactly(alice);

    departing().goOn();

    assertThat(backend.groups().members(name)).containsOnlyKeys(bob);
    assertThat(backend.departures().unfinished(10)).isEmpty();
  }

  @Test
  void whoHasTheNameAllTheSameKeepsEverything() {
    GroupName name = group(bob);
    join(name, alice, Role.MEMBER, bob);
    say(alice, talk, "mine");
    Username bot = bot(alice);
    Username carol = stranger();
    signUp(carol);
    chat.blockUsers().block(alice, carol);

    for (String list : List.of("unfinished", "due")) {
      Departures mistaken = answering(list, List.of(alice), Departures.class, backend.departures());
      departing(with("departures", mistaken, backend)).goOn();
    }

    assertThat(chat.checkSession().isLive(alice, aliceIn.session())).isTrue();
    assertThat(backend.groups().members(name)).containsOnlyKeys(alice, bob);
    assertThat(history(alice, talk)).hasSize(1);
    assertThat(chat.listConversations().list(alice, 10).conversations()).hasSize(2);
    assertThat(chat.manageBots().list(alice)).extracting(User::name).containsExactly(bot);
    assertThat(chat.blockUsers().blockedBy(alice)).hasSize(1);
    assertThat(backend.presence().isHidden(alice)).isFalse();
    say(bob, talk, "still open");
  }

  @Test
  void oneWhomItFailsForKeepsNoOtherWaiting() {
    delete(alice);
    delete(bob);
    whenNothingIsKeptThatWasSaid();
    Runnable away =
        new Runnable() {
          private int calls;

          @Override
          public void run() {
            if (calls++ == 0) {
              throw new UnavailableException("away");
            }
          }
        };
    Departures failing = doingBefore("release", away, Departures.class, backend.departures());
    Departing departing = departing(with("departures", failing, backend));

    assertThatThrownBy(departing::goOn).hasMessage("away");
    assertThat(backend.departures().due(10)).hasSize(1);
    departing.goOn();
    assertThat(backend.departures().due(10)).isEmpty();
  }

  @Test
  void aSignInAtTheVeryMomentEndsToo() {
    Account account = backend.users().find(alice).orElseThrow();
    backend.departures().begin(alice, account.password());
    SessionId late = session();
    backend.sessions().open(alice, late, "hash", Duration.ofDays(1), Optional.empty());

    departing().goOn();

    assertThat(chat.checkSession().isLive(alice, late)).isFalse();
  }

  @Test
  void marksInTheBroadcastGoToo() {
    say(alice, Conversation.BROADCAST, "to all");
    List<Conversation> broadcast = List.of(Conversation.BROADCAST);
    assertThat(backend.readMarkers().of(alice, broadcast)).isNotEmpty();

    delete(alice);

    assertThat(backend.readMarkers().of(alice, broadcast)).isEmpty();
  }
}
