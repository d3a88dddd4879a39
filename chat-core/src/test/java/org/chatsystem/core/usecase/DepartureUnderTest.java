package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.desk.DeskLimits;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.DeleteAccount.Outcome;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.AfterEach;

/** A chat whose time can be moved, with two people in it of whom one will delete her account. */
abstract class DepartureUnderTest {
  static final String PASSWORD = "correct horse";

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final InstantSource clock = now::get;
  final InMemoryBackend backend = InMemoryBackend.create(Retention.DEFAULT, clock);
  final Chat chat = chat(backend);
  final Username alice = stranger();
  final Username bob = stranger();
  final Grant aliceIn = signUp(alice);
  final Grant bobIn = signUp(bob);
  final Conversation talk = dm(alice, bob);

  Chat chat(Backend over) {
    return UseCases.over(
        Adapters.of(over, new PlainHasher()), ChatRules.OPEN, DeskLimits.standard(), clock);
  }

  @AfterEach
  void close() {
    chat.close();
    backend.close();
  }

  SignUp.Outcome signingUp(Username name) {
    return chat.signUp().signUp(new SignUp.Command(name, new Password(PASSWORD), Optional.empty()));
  }

  Grant signUp(Username name) {
    return ((SignUp.Outcome.SignedUp) signingUp(name)).grant();
  }

  void delete(Username user) {
    assertThat(chat.deleteAccount().delete(user, PASSWORD)).isEqualTo(new Outcome.Deleted());
  }

  SendMessage.Outcome send(Username from, Conversation to, String text) {
    var content = new Content(text);
    var command = new SendMessage.Command(from, to, content, Optional.empty(), Optional.empty());
    return ChatUnderTest.await(chat.sendMessage().send(command));
  }

  MessageId say(Username from, Conversation to, String text) {
    return ((SendMessage.Outcome.Sent) send(from, to, text)).id();
  }

  GroupName group(Username owner) {
    GroupName name = SampleGroups.newName();
    chat.createGroup().create(new CreateGroup.Command(owner, name, Optional.empty(), PUBLIC));
    return name;
  }

  void join(GroupName group, Username user, Role role, Username by) {
    chat.changeMembers().put(by, group, user, Optional.of(role));
  }

  ReadHistory.Outcome read(Username reader, Conversation conversation) {
    return chat.readHistory().read(new ReadHistory.Query(reader, conversation, null, null, 50));
  }

  List<Message> history(Username reader, Conversation conversation) {
    return ((ReadHistory.Outcome.Page) read(reader, conversation)).messages();
  }

  Username bot(Username owner) {
    var command = new ManageBots.Command(owner, stranger(), Optional.empty());
    return ((ManageBots.Outcome.Created) chat.manageBots().create(command)).bot().name();
  }

  Departing departing() {
    return departing(backend);
  }

  static Departing departing(Backend over) {
    var removal = new AttachmentRemoval(over.log(), over.attachments());
    return new Departing(over.departures(), new Farewell(over, removal));
  }

  void whenNothingIsKeptThatWasSaid() {
    now.updateAndGet(
        time -> time.plus(Retention.DEFAULT.age()).plus(Departures.MARGIN).plusMillis(1));
  }

  /** A part of a store that answers so whenever it is asked for that. */
  static <T> T answering(String method, Object answer, Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, called, arguments) ->
                called.getName().equals(method) ? answer : called.invoke(target, arguments)));
  }

  /** A part of a store that does this first whenever it is asked for that. */
  static <T> T doingBefore(String method, Runnable deed, Class<T> port, T target) {
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
  static Backend with(String part, Object other, Backend backend) {
    return (Backend)
        Proxy.newProxyInstance(
            Backend.class.getClassLoader(),
            new Class<?>[] {Backend.class},
            (proxy, called, arguments) ->
                called.getName().equals(part) ? other : called.invoke(backend, arguments));
  }

  void react(Username user, Conversation conversation, MessageId id) {
    backend.changes().react(conversation, id, user, new Emoji("👍"), false);
  }
}
