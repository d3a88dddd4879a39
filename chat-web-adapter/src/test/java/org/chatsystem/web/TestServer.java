package org.chatsystem.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.usecase.ChatRules;
import org.chatsystem.core.usecase.UseCases;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.JwtSecret;
import org.chatsystem.web.socket.SocketLimits;

/** A server on a free port over a chat in memory, where anyone may be anyone. */
final class TestServer implements AutoCloseable {
  private final InMemoryBackend backend = InMemoryBackend.create();
  private final Chat chat = UseCases.over(backend, new PlainText(), ChatRules.OPEN);
  private final ChatWebServer web;

  private final JwtSecret secret =
      new JwtSecret("a secret of more than 32 characters".getBytes(StandardCharsets.UTF_8));

  private TestServer(SocketLimits limits, UnaryOperator<Chat> inFront) {
    web =
        ChatWebServer.start(
            inFront.apply(chat),
            new WebSettings(0, "test", WebSettings.Auth.OPEN, secret, Set.of(), () -> ""),
            limits);
  }

  static TestServer start() {
    return start(SocketLimits.STANDARD);
  }

  static TestServer start(SocketLimits limits) {
    return new TestServer(limits, UnaryOperator.identity());
  }

  /** One that asks not the chat itself but what this makes of it. */
  static TestServer start(UnaryOperator<Chat> inFront) {
    return new TestServer(SocketLimits.STANDARD, inFront);
  }

  /** Someone who signs up. */
  Grant signUp(String name) {
    var command =
        new SignUp.Command(Username.of(name), new Password("pass-of-" + name), Optional.empty());
    return ((SignUp.Outcome.SignedUp) chat.signUp().signUp(command)).grant();
  }

  /** An access token that is good until then. */
  String token(Grant grant, Instant until) {
    var clock = Clock.fixed(until.minus(AccessTokens.LIFETIME), ZoneOffset.UTC);
    return new AccessTokens(secret, clock).issue(grant.user().name(), grant.session());
  }

  ChatWebServer web() {
    return web;
  }

  Chat chat() {
    return chat;
  }

  Set<String> routes() {
    return web.routes();
  }

  @Override
  public void close() {
    web.close();
    chat.close();
    backend.close();
  }

  private static final class PlainText implements PasswordHasher {
    @Override
    public PasswordHash hash(Password password) {
      return new PasswordHash(password.text());
    }

    @Override
    public boolean matches(String candidate, PasswordHash hash) {
      return candidate.equals(hash.value());
    }

    @Override
    public PasswordHash decoy() {
      return new PasswordHash("\0");
    }
  }
}
