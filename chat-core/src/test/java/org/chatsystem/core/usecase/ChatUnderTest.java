package org.chatsystem.core.usecase;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.SendMessage.Outcome;
import org.chatsystem.core.port.out.Account;
import org.junit.jupiter.api.AfterEach;

/** A chat of its own for each test, in memory. */
abstract class ChatUnderTest {
  final InMemoryBackend backend = InMemoryBackend.create();
  final Chat chat = UseCases.over(backend, new PlainHasher(), ChatRules.OPEN);

  @AfterEach
  void close() {
    chat.close();
    backend.close();
  }

  Username someone() {
    return SampleUsers.signedUp(backend);
  }

  /** Their account is gone, and nothing else. */
  void depart(Username user) {
    Account account = backend.users().find(user).orElseThrow();
    assertThat(backend.departures().begin(user, account.password())).isTrue();
  }

  GroupName group(Username owner, Group.Visibility visibility) {
    GroupName name = SampleGroups.newName();
    var command = new CreateGroup.Command(owner, name, Optional.empty(), visibility);
    return ((CreateGroup.Outcome.Created) chat.createGroup().create(command)).group().name();
  }

  Outcome send(Username from, Conversation to, String text) {
    return send(from, to, text, Optional.empty());
  }

  Outcome send(Username from, Conversation to, String text, Optional<Ref> ref) {
    var command = new SendMessage.Command(from, to, new Content(text), ref, Optional.empty());
    return await(chat.sendMessage().send(command));
  }

  MessageId say(Username from, Conversation to, String text) {
    return ((Outcome.Sent) send(from, to, text)).id();
  }

  static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, SECONDS).join();
  }
}
