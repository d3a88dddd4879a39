package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Administration;
import org.chatsystem.core.port.in.Administration.Person;
import org.chatsystem.core.port.in.BotToken;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.LogIn;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.SendMessage.Outcome;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class AdministrationServiceTest extends ChatUnderTest {
  private static final String PASSWORD = "pass-word";

  private final Administration administration =
      UseCases.administration(backend, backend.attachments());
  private final Username alice = stranger();
  private final Grant grant = signUp(alice);

  private Grant signUp(Username name) {
    var command = new SignUp.Command(name, new Password(PASSWORD), Optional.empty());
    return ((SignUp.Outcome.SignedUp) chat.signUp().signUp(command)).grant();
  }

  private ManageBots.Outcome.Created botOf(Username owner) {
    var command = new ManageBots.Command(owner, stranger(), Optional.of(new DisplayName("Helper")));
    return (ManageBots.Outcome.Created) chat.manageBots().create(command);
  }

  private boolean isLive(BotToken token) {
    return chat.admitBot().admit(token.value()).isPresent();
  }

  @Test
  void whoIsDisabledIsSignedOutAndCannotSignIn() {
    assertThat(administration.disable(alice)).isTrue();

    assertThat(chat.checkSession().isLive(alice, grant.session())).isFalse();
    assertThat(chat.logIn().logIn(alice, PASSWORD)).isEqualTo(new LogIn.Outcome.Disabled());
    assertThat(chat.admitUser().admit(alice)).isEmpty();
    assertThat(backend.sessions().of(alice)).isEmpty();
  }

  @Test
  void onlyWhoKnowsThePasswordLearnsThatAnAccountIsDisabled() {
    administration.disable(alice);
    assertThat(chat.logIn().logIn(alice, "wrong")).isEqualTo(new LogIn.Outcome.BadCredentials());
    assertThat(chat.logIn().logIn(stranger(), "wrong"))
        .isEqualTo(new LogIn.Outcome.BadCredentials());
  }

  @Test
  void noTokenIsRefreshedWhileItsUserIsDisabled() {
    backend.users().setDisabled(alice, true);
    assertThat(chat.refreshSession().refresh(grant.refreshToken().value())).isEmpty();

    backend.users().setDisabled(alice, false);
    assertThat(chat.refreshSession().refresh(grant.refreshToken().value())).isPresent();
  }

  @Test
  void whoIsDisabledWhileTheirPasswordIsCheckedDoesNotGetIn() {
    var meddling =
        new InterruptedHasher(new AtomicReference<>(() -> administration.disable(alice)));
    var node = backend.anotherNode(Retention.DEFAULT);
    try (node;
        var later = UseCases.over(node, meddling, ChatRules.OPEN)) {
      assertThat(later.logIn().logIn(alice, PASSWORD)).isEqualTo(new LogIn.Outcome.Disabled());
    }
    assertThat(backend.sessions().of(alice)).isEmpty();
  }

  @Test
  void whoIsEnabledSignsInAgainAndFindsEverything() {
    Username bob = someone();
    say(alice, new Conversation.Direct(alice, bob), "hello");
    administration.disable(alice);
    assertThat(send(bob, new Conversation.Direct(alice, bob), "are you there?"))
        .isInstanceOf(Outcome.Sent.class);

    assertThat(administration.enable(alice)).isTrue();

    assertThat(chat.logIn().logIn(alice, PASSWORD).grant()).isPresent();
    assertThat(backend.log().readBefore(new Conversation.Direct(alice, bob), null, 10)).hasSize(2);
    assertThat(chat.checkSession().isLive(alice, grant.session())).isFalse();
  }

  @Test
  void theBotsOfWhoIsDisabledAreKeptOutToo() {
    ManageBots.Outcome.Created bot = botOf(alice);
    ManageBots.Outcome.Created anothers = botOf(someone());
    administration.disable(alice);

    assertThat(isLive(bot.token())).isFalse();
    assertThat(isLive(anothers.token())).isTrue();
    assertThat(chat.admitUser().admit(bot.bot().name())).isEmpty();
    assertThat(chat.manageBots().renewToken(alice, bot.bot().name())).isEmpty();
    assertThat(personOf(bot.bot().name()).disabled()).isTrue();

    administration.enable(alice);
    assertThat(isLive(bot.token())).isFalse();
    assertThat(chat.manageBots().renewToken(alice, bot.bot().name()).map(this::isLive))
        .contains(true);
  }

  @Test
  void aBotIsDisabledAloneAndGetsNoToken() {
    ManageBots.Outcome.Created bot = botOf(alice);
    administration.disable(bot.bot().name());

    assertThat(isLive(bot.token())).isFalse();
    assertThat(chat.manageBots().renewToken(alice, bot.bot().name())).isEmpty();
    assertThat(chat.checkSession().isLive(alice, grant.session())).isTrue();
  }

  @Test
  void revokingEndsSignInsAndNothingElse() {
    assertThat(administration.revoke(alice)).isTrue();
    assertThat(chat.checkSession().isLive(alice, grant.session())).isFalse();
    assertThat(chat.logIn().logIn(alice, PASSWORD).grant()).isPresent();
  }

  @Test
  void nothingIsDoneToNobody() {
    assertThat(administration.disable(stranger())).isFalse();
    assertThat(administration.enable(stranger())).isFalse();
    assertThat(administration.revoke(stranger())).isFalse();
    assertThat(administration.deleteGroup(SampleGroups.newName())).isFalse();
  }

  @Test
  void peopleAreListedInOrderAndPageByPage() {
    for (int i = 0; i < 450; i++) {
      someone();
    }
    chat.logIn().logIn(alice, PASSWORD);
    List<Person> all = people(NamePrefix.ANY, Long.MAX_VALUE);

    assertThat(all).hasSize(451).extracting(each -> each.user().name()).isSorted();
    assertThat(all).extracting(each -> each.user().name()).doesNotHaveDuplicates();
    assertThat(people(NamePrefix.ANY, 201)).isEqualTo(all.subList(0, 201));
    assertThat(personOf(alice).signIns()).isEqualTo(2);
    assertThat(personOf(alice).disabled()).isFalse();
  }

  @Test
  void aGroupIsDeletedWhoeverOwnsIt() {
    GroupName group = group(alice, Group.Visibility.PRIVATE);
    say(alice, new Conversation.OfGroup(group), "hello");

    assertThat(administration.deleteGroup(group)).isTrue();

    assertThat(backend.groups().find(group)).isEmpty();
    assertThat(backend.log().readBefore(new Conversation.OfGroup(group), null, 10)).isEmpty();
    assertThat(administration.deleteGroup(group)).isFalse();
  }

  @Test
  void theLargestConversationsComeFirst() {
    for (int i = 1; i <= 5; i++) {
      Username other = someone();
      for (int said = 0; said < i; said++) {
        say(other, new Conversation.Direct(other, alice), "hello");
      }
    }
    List<Administration.Holding> largest = administration.largest(3);

    assertThat(largest).extracting(each -> each.size().messages()).containsExactly(5L, 4L, 3L);
    assertThat(largest)
        .extracting(Administration.Holding::bytes)
        .isSortedAccordingTo(Comparator.<Long>naturalOrder().reversed());
    assertThat(administration.largest(100)).hasSize(5);
  }

  @Test
  void retentionIsAppliedToAllConversationsOrToOne() {
    Conversation notes = new Conversation.Direct(alice, alice);
    say(alice, notes, "one");
    say(alice, notes, "two");
    say(alice, Conversation.BROADCAST, "three");
    say(alice, Conversation.BROADCAST, "four");
    var newest = new Retention(Duration.ofDays(1), 1);
    var progress = new ArrayList<Long>();

    assertThat(administration.trim(Optional.of(notes), newest, (done, total) -> {}))
        .isEqualTo(new Administration.Trimmed(1, 1));
    assertThat(administration.trim(Optional.empty(), newest, (done, total) -> progress.add(total)))
        .isEqualTo(new Administration.Trimmed(2, 1));
    assertThat(progress).containsExactly(2L, 2L);
    assertThat(backend.log().readBefore(Conversation.BROADCAST, null, 10)).hasSize(1);
  }

  private Person personOf(Username name) {
    return people(NamePrefix.of(name.value()), 1).get(0);
  }

  private List<Person> people(NamePrefix prefix, long most) {
    var all = new ArrayList<Person>();
    administration.people(prefix, most, all::add);
    return all;
  }
}
