package org.chatsystem.app;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import org.chatsystem.app.files.DiskAttachments;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.usecase.Adapters;
import org.chatsystem.core.usecase.ChatRules;
import org.chatsystem.core.usecase.UseCases;
import org.chatsystem.web.ChatWebServer;
import org.chatsystem.web.WebSettings;
import org.chatsystem.web.hook.WebhookCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server: a store, the core over it, and the web in front, started in this order and
 * stopped in the other.
 */
public final class ChatServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final ChatWebServer web;
  private volatile boolean draining;

  private ChatServer(Settings settings) {
    try {
      Store store = open(Store.open(settings));
      BcryptHasher hasher = open(new BcryptHasher(settings.bcryptCost()));
      ChatRules rules =
          new ChatRules(
              settings.broadcasters(),
              settings.broadcastsPerMinute(),
              settings.groups(),
              settings.editWindow(),
              settings.attachments().limits());
      Optional<DiskAttachments> files = settings.attachments().open();
      files.ifPresent(this::open);
      Attachments attachments =
          files.<Attachments>map(each -> each).orElseGet(store.backend()::attachments);
      WebhookCalls calls =
          open(WebhookCalls.start(settings.webhooksToPrivate(), InstantSource.system()));
      Adapters adapters =
          Adapters.of(store.backend(), hasher).withAttachments(attachments).withWebhooks(calls);
      Chat chat = open(UseCases.over(adapters, rules));
      web = open(ChatWebServer.start(chat, webSettings(settings, store)));
    } catch (RuntimeException e) {
      closeAll();
      throw e;
    }
  }

  /**
   * Starts a server and returns when it listens.
   *
   * @throws RuntimeException if the store does not answer or the port cannot be had; nothing is
   *     left open then
   */
  public static ChatServer start(Settings settings) {
    return new ChatServer(settings);
  }

  /** The port it listens on. */
  public int port() {
    return web.port();
  }

  /**
   * Goes down in order: not ready any more, nobody new let in, every connection told so within a
   * few seconds, everything given back. Takes less than ten seconds; a second call does nothing.
   */
  @Override
  public void close() {
    draining = true;
    web.drain();
    closeAll();
  }

  private WebSettings webSettings(Settings settings, Store store) {
    return new WebSettings(
        settings.port(),
        "node-" + UUID.randomUUID().toString().substring(0, 8),
        settings.auth(),
        settings.jwtSecret().orElseGet(store.secret()),
        settings.origins(),
        () -> reasonToWait(store));
  }

  private String reasonToWait(Store store) {
    if (draining) {
      return "going down";
    }
    return store.isHealthy().getAsBoolean()
        ? ""
        : "the store does not answer, or its events are not heard";
  }

  private Store open(Store store) {
    open(store.backend());
    return store;
  }

  private <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  private synchronized void closeAll() {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
