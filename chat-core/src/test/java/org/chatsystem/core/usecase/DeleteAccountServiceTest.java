package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.DeleteAccount.Outcome;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Sessions;
import org.junit.jupiter.api.Test;

class DeleteAccountServiceTest extends DepartureUnderTest {
  @Test
  void nobodySignsInAnyMoreAndTheNameIsTaken() {
    delete(alice);

    assertThat(chat.logIn().logIn(alice, PASSWORD).grant()).isEmpty();
    assertThat(chat.checkSession().isLive(alice, aliceIn.session())).isFalse();
    assertThat(chat.refreshSession().refresh(aliceIn.refreshToken().value())).isEmpty();
    assertThat(signingUp(alice)).isEqualTo(new SignUp.Outcome.NameTaken());
    assertThat(chat.admitUser().admit(alice)).isEmpty();
    assertThat(chat.manageBots().create(new ManageBots.Command(bob, alice, Optional.empty())))
        .isEqualTo(new ManageBots.Outcome.Refused(ManageBots.Reason.NAME_TAKEN));
    assertThat(chat.findUser().find(bob, alice)).isEmpty();
    assertThat(chat.listUsers().list(bob, NamePrefix.of(alice.value()), null, 10).users())
        .isEmpty();
    assertThat(chat.checkSession().isLive(bob, bobIn.session())).isTrue();
    assertThat(chat.deleteAccount().delete(alice, PASSWORD))
        .isEqualTo(new Outcome.BadCredentials());
  }

  @Test
  void aWrongPasswordChangesNothing() {
    assertThat(chat.deleteAccount().delete(alice, "wrong")).isEqualTo(new Outcome.BadCredentials());
    Username guest = stranger();
    chat.admitUser().admit(guest);
    assertThat(chat.deleteAccount().delete(guest, "")).isEqualTo(new Outcome.BadCredentials());

    assertThat(chat.checkSession().isLive(alice, aliceIn.session())).isTrue();
    assertThat(chat.findUser().find(bob, guest)).isPresent();
  }

  @Test
  void whoOwnsGroupsHandsThemOverFirst() {
    GroupName own = group(alice);
    GroupName other = group(bob);
    join(other, alice, Role.MEMBER, bob);

    assertThat(chat.deleteAccount().delete(alice, PASSWORD))
        .isEqualTo(new Outcome.OwnsGroups(List.of(own)));
    assertThat(chat.checkSession().isLive(alice, aliceIn.session())).isTrue();

    join(own, bob, Role.MEMBER, alice);
    join(own, bob, Role.OWNER, alice);
    delete(alice);
    assertThat(backend.groups().members(own)).containsOnlyKeys(bob);
    assertThat(backend.groups().members(other)).containsOnlyKeys(bob);
    assertThat(backend.groups().changesSince(other, Instant.EPOCH, 1))
        .extracting(MemberChanged::user, MemberChanged::change)
        .containsExactly(tuple(alice, MemberChange.LEFT));
  }

  @Test
  void botsGoWithTheirOwner() {
    Username bot = bot(alice);
    Username others = bot(bob);
    GroupName shared = group(bot);
    join(shared, bob, Role.MEMBER, bot);
    join(shared, others, Role.ADMIN, bot);
    GroupName alone = group(bot);
    backend.bots().add(alice, others, 10); // the index may be wrong
    say(bot, dm(bot, bob), "beep");

    delete(alice);

    assertThat(chat.findUser().find(bob, bot)).isEmpty();
    assertThat(backend.sessions().of(bot)).isEmpty();
    assertThat(backend.bots().of(alice)).isEmpty();
    assertThat(backend.groups().find(alone)).isEmpty();
    assertThat(backend.groups().members(shared)).containsOnlyKeys(bob, others);
    assertThat(backend.groups().members(shared)).containsEntry(others, Role.OWNER);
    assertThat(history(bob, dm(bot, bob)).get(0).fromDeleted()).isTrue();
    assertThat(chat.manageBots().list(bob)).extracting(User::name).containsExactly(others);
    assertThat(backend.sessions().of(others)).hasSize(1);
    assertThat(backend.departures().unfinished(10)).isEmpty();
  }

  @Test
  void blocksAndPresenceVanish() {
    Username carol = stranger();
    signUp(carol);
    chat.blockUsers().block(alice, bob);
    chat.blockUsers().block(carol, alice);
    delete(alice);

    assertThat(backend.blocks().apartFrom(alice)).isEmpty();
    assertThat(backend.blocks().apartFrom(bob)).isEmpty();
    assertThat(chat.blockUsers().blockedBy(carol)).isEmpty();
    assertThat(backend.presence().isHidden(alice)).isTrue();
  }

  @Test
  void nobodyIsCalledTheDeletedUser() {
    assertThat(signingUp(Username.DELETED)).isEqualTo(new SignUp.Outcome.NameTaken());
    assertThat(chat.admitUser().admit(Username.DELETED)).isEmpty();
    var bot = new ManageBots.Command(bob, Username.DELETED, Optional.empty());
    assertThat(chat.manageBots().create(bot))
        .isEqualTo(new ManageBots.Outcome.Refused(ManageBots.Reason.NAME_TAKEN));
  }

  @Test
  void aTokenThatIsMadeWhileTheOwnerGoesIsNotGood() {
    Username bot = bot(alice);
    Runnable deed = () -> delete(alice);
    Sessions slow = doingBefore("open", deed, Sessions.class, backend.sessions());
    var racing = new BotService(with("sessions", slow, backend), clock);

    assertThat(racing.renewToken(alice, bot)).isEmpty();

    assertThat(backend.sessions().of(bot)).isEmpty();
  }
}
