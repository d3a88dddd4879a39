package org.chatsystem.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.usecase.ChatRules;
import org.chatsystem.core.usecase.UseCases;
import org.chatsystem.web.auth.JwtSecret;

/** A server on a free port over a chat in memory, where anyone may be anyone. */
final class TestServer implements AutoCloseable {
  private final InMemoryBackend backend = InMemoryBackend.create();
  private final Chat chat = UseCases.over(backend, new PlainText(), ChatRules.OPEN);
  private final ChatWebServer web;

  private TestServer() {
    var secret =
        new JwtSecret("a secret of more than 32 characters".getBytes(StandardCharsets.UTF_8));
    web =
        ChatWebServer.start(
            chat, new WebSettings(0, "test", WebSettings.Auth.OPEN, secret, Set.of(), () -> ""));
  }

  static TestServer start() {
    return new TestServer();
  }

  ChatWebServer web() {
    return web;
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
