package org.chatsystem.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;
import org.chatsystem.core.usecase.ChatRules;
import org.chatsystem.core.usecase.UseCases;
import org.junit.jupiter.api.Test;

/** The core alone in somebody's program; what stands between the marks stands in the README too. */
class EmbeddingTest {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  // README begins: the way out
  /** Where a connection's notices go: a socket, a queue, a screen. */
  private final class Screen implements Outbox {
    @Override
    public void offer(Delivery delivery) {
      if (delivery.notice() instanceof Notice.Said said) {
        heard.add(said.message().from() + ": " + said.message().content().text());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close(Ending why) {}
  }

  // README ends

  @Test
  void twoPeopleTalk() {
    var hasher = new PlainHasher();
    // README begins: the talk
    try (var backend = InMemoryBackend.create();
        Chat chat = UseCases.over(backend, hasher, ChatRules.OPEN)) {
      var alice = Username.of("alice");
      var bob = Username.of("bob");
      chat.signUp().signUp(new SignUp.Command(alice, new Password("al1ce-pw"), Optional.empty()));
      chat.signUp().signUp(new SignUp.Command(bob, new Password("b0b-pass"), Optional.empty()));

      chat.connectUser().connect(bob, Optional.empty(), new Screen()).toCompletableFuture().join();

      var hello =
          new SendMessage.Command(
              alice,
              new Conversation.Direct(alice, bob),
              new Content("Hello!"),
              Optional.empty(),
              Optional.empty());
      chat.sendMessage().send(hello).toCompletableFuture().join();
      // README ends
      await().untilAsserted(() -> assertThat(heard).containsExactly("alice: Hello!"));
    }
  }
}
