package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.desk.DeskLimits;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SearchCriteria;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.DeleteAccount.Outcome;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SearchMessages;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeleteAccountServiceTest {
  private static final String PASSWORD = "correct horse";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private final InMemoryBackend backend = InMemoryBackend.create(Retention.DEFAULT, clock);
  private final Chat chat = chat(backend);
  private final Username alice = stranger();
  private final Username bob = stranger();
  private final Grant aliceIn = signUp(alice);
  private final Grant bobIn = signUp(bob);
  private final Conversation talk = dm(alice, bob);

  private Chat chat(Backend over) {
    return UseCases.over(
        Adapters.of(over, new PlainHasher()), ChatRules.OPEN, DeskLimits.standard(), clock);
  }

  @AfterEach
  void close() {
    chat.close();
    backend.close();
  }

  private SignUp.Outcome signingUp(Username name) {
    return chat.signUp().signUp(new SignUp.Command(name, new Password(PASSWORD), Optional.empty()));
  }

  private Grant signUp(Username name) {
    return ((SignUp.Outcome.SignedUp) signingUp(name)).grant();
  }

  private void delete(Username user) {
    assertThat(chat.deleteAccount().delete(user, PASSWORD)).isEqualTo(new Outcome.Deleted());
  }

  private SendMessage.Outcome send(Username from, Conversation to, String text) {
    var content = new Content(text);
    var command = new SendMessage.Command(from, to, content, Optional.empty(), Optional.empty());
    return ChatUnderTest.await(chat.sendMessage().send(command));
  }

  private MessageId say(Username from, Conversation to, String text) {
    return ((SendMessage.Outcome.Sent) send(from, to, text)).id();
  }

  private GroupName group(Username owner) {
    GroupName name = SampleGroups.newName();
    chat.createGroup().create(new CreateGroup.Command(owner, name, Optional.empty(), PUBLIC));
    return name;
  }

  private void join(GroupName group, Username user, Role role, Username by) {
    chat.changeMembers().put(by, group, user, Optional.of(role));
  }

  private ReadHistory.Outcome read(Username reader, Conversation conversation) {
    return chat.readHistory().read(new ReadHistory.Query(reader, conversation, null, null, 50));
  }

  private List<Message> history(Username reader, Conversation conversation) {
    return ((ReadHistory.Outcome.Page) read(reader, conversation)).messages();
  }

  private Username bot(Username owner) {
    var command = new ManageBots.Command(owner, stranger(), Optional.empty());
    return ((ManageBots.Outcome.Created) chat.manageBots().create(command)).bot().name();
  }

  private Departing departing() {
    return new Departing(backend.departures(), new Farewell(backend));
  }

  private void whenNothingIsKeptThatWasSaid() {
    now.updateAndGet(
        time -> time.plus(Retention.DEFAULT.age()).plus(Departures.MARGIN).plusMillis(1));
  }

  @Test
  void nobodySignsInAnyMoreAndTheNameIsTaken() {
    delete(alice);

    assertThat(chat.logIn().logIn(alice, PASSWORD)).isEmpty();
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
  void whatWasSaidInAGroupIsNobodysAndKeepsItsPlace() {
    GroupName name = group(bob);
    var group = new Conversation.OfGroup(name);
    join(name, alice, Role.MEMBER, bob);
    MessageId first = say(alice, group, "hello @" + bob);
    MessageId second = say(bob, group, "hello @" + alice);
    react(alice, group, second);
    react(bob, group, first);
    delete(alice);

    List<Message> shown = history(bob, group);
    assertThat(shown).extracting(Message::id).containsExactly(first, second);
    assertThat(shown.get(0).from()).isEqualTo(Username.DELETED);
    assertThat(shown.get(0).fromDeleted()).isTrue();
    assertThat(shown.get(0).mentioned()).containsExactly(bob);
    assertThat(shown.get(0).reactions()).hasSize(1);
    assertThat(shown.get(1).from()).isEqualTo(bob);
    assertThat(shown.get(1).mentioned()).isEmpty();
    assertThat(shown.get(1).reactions()).isEmpty();
  }

  private void react(Username user, Conversation conversation, MessageId id) {
    backend.changes().react(conversation, id, user, new Emoji("👍"), false);
  }

  @Test
  void theOtherOneOfADirectConversationReadsItButSaysNoMoreThere() {
    say(alice, talk, "before");
    say(bob, talk, "and after");
    delete(alice);

    List<Message> shown = history(bob, talk);
    assertThat(shown).extracting(Message::from).containsExactly(alice, bob);
    assertThat(shown).extracting(Message::fromDeleted).containsExactly(true, false);
    ListConversations.Entry entry = chat.listConversations().list(bob, 10).conversations().get(0);
    assertThat(entry.conversation()).isEqualTo(talk);
    assertThat(entry.peerDeleted()).isTrue();
    assertThat(entry.receipts()).isEmpty();
    assertThat(send(bob, talk, "still there?"))
        .isEqualTo(new SendMessage.Outcome.Refused(SendMessage.Reason.USER_NOT_FOUND));
    Username carol = stranger();
    signUp(carol);
    assertThat(read(carol, dm(carol, alice)))
        .isEqualTo(new ReadHistory.Outcome.Refused(ReadHistory.Reason.USER_NOT_FOUND));
  }

  @Test
  void searchShowsNobodyWhoIsGoneAndFindsNothingOfTheirs() {
    say(alice, Conversation.BROADCAST, "needle of alice");
    say(bob, Conversation.BROADCAST, "needle of bob");
    delete(alice);

    assertThat(find("needle")).extracting(Message::from).containsExactly(bob, Username.DELETED);
    assertThat(find("needle from:" + alice)).isEmpty();
    assertThat(find("needle from:" + bob)).hasSize(1);
  }

  private List<Message> find(String words) {
    var query =
        new SearchMessages.Query(bob, SearchCriteria.parse(words, bob), Optional.empty(), 10);
    return ((SearchMessages.Outcome.Page) chat.searchMessages().search(query)).messages();
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
    assertThat(chat.logIn().logIn(alice, PASSWORD)).isEmpty();
    assertThat(chat.checkSession().isLive(alice, aliceIn.session())).isFalse();
    assertThat(backend.groups().members(name)).containsOnlyKeys(alice, bob);
    assertThat(backend.departures().unfinished(10)).containsExactly(alice);

    departing().goOn();

    assertThat(backend.groups().members(name)).containsOnlyKeys(bob);
    assertThat(backend.departures().unfinished(10)).isEmpty();
  }

  /** A part of a store that does this first whenever it is asked for that. */
  private static <T> T doingBefore(String method, Runnable deed, Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                deed.run();
              }
              return called.invoke(target, arguments);
            }));
  }

  /** A store with another part. */
  private static Backend with(String part, Object other, Backend backend) {
    return (Backend)
        Proxy.newProxyInstance(
            Backend.class.getClassLoader(),
            new Class<?>[] {Backend.class},
            (proxy, called, arguments) ->
                called.getName().equals(part) ? other : called.invoke(backend, arguments));
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
