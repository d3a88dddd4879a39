package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ExportData;
import org.chatsystem.core.port.in.ExportData.Item;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

class ExportTest {
  /** More than is held back before the first byte goes. */
  private static final int MANY = 2_000;

  private static final Username ALICE = new Username("alice");
  private static final Item PROFILE =
      new Item.Profile(
          new User(ALICE, new DisplayName("Alice"), Instant.EPOCH), false, Instant.EPOCH);
  private static final Item MESSAGE =
      new Item.Said(
          new Message(
              new MessageId(1, 1),
              Conversation.BROADCAST,
              ALICE,
              new Content("x".repeat(100)),
              Optional.empty(),
              Optional.empty()));

  /** What a client gets of an export that goes so. */
  private static HttpResponse<String> exported(ExportData export)
      throws IOException, InterruptedException {
    try (var server = TestServer.start(chat -> with(export, chat))) {
      String token = server.token(server.signUp("alice"), Instant.now().plusSeconds(60));
      var uri = URI.create("http://localhost:" + server.web().port() + "/api/me/export");
      var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
  }

  private static Chat with(ExportData export, Chat chat) {
    return (Chat)
        Proxy.newProxyInstance(
            Chat.class.getClassLoader(),
            new Class<?>[] {Chat.class},
            (proxy, method, arguments) ->
                method.getName().equals("exportData") ? export : method.invoke(chat, arguments));
  }

  private static boolean giveAndFail(int messages, Consumer<Item> taker) {
    taker.accept(PROFILE);
    for (int i = 0; i < messages; i++) {
      taker.accept(MESSAGE);
    }
    throw new UnavailableException("away");
  }

  @Test
  void aFailureInTheMiddleLeavesTheLastLineOut() throws Exception {
    HttpResponse<String> answer = exported((user, taker) -> giveAndFail(MANY, taker));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().lines().count()).isEqualTo(1 + MANY);
    assertThat(answer.body()).doesNotContain("\"end\"", "unavailable", "problem");
  }

  @Test
  void aFailureAtTheBeginningIsAProblemLikeAnyOther() throws Exception {
    HttpResponse<String> answer = exported((user, taker) -> giveAndFail(1, taker));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(answer.body()).startsWith("{\"type\"").contains("\"code\":\"unavailable\"");
  }

  @Test
  void whoExportsAlreadyIsToldToTryAgain() throws Exception {
    HttpResponse<String> answer = exported((user, taker) -> false);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("\"code\":\"unavailable\"");
  }
}
