package org.chatsystem.app;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final AdminServer admin;
  private volatile boolean draining;

  private ChatServer(Settings settings) {
    try {
      Meters meters = open(new Meters());
      Store store = open(Store.open(settings, meters));
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
          Adapters.of(store.backend(), hasher)
              .withAttachments(attachments)
              .withWebhooks(calls)
              .withMonitor(meters);
      Chat chat = open(UseCases.over(adapters, rules));
      web = open(ChatWebServer.start(chat, webSettings(settings, store, meters)));
      measure(meters, store, hasher);
      admin =
          settings.operations().adminPort().isPresent()
              ? open(adminServer(settings, store, meters))
              : null;
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

  /** The port that operators ask, if they have one of their own. */
  OptionalInt adminPort() {
    return admin == null ? OptionalInt.empty() : OptionalInt.of(admin.port());
  }

  private void measure(Meters meters, Store store, BcryptHasher hasher) {
    meters.gauge("chat.connections", "open WebSocket connections", web::connections);
    meters.gauge("chat.queue.bytes", "bytes that wait to be written to them", web::waitingBytes);
    meters.gauge("chat.bcrypt.queue", "passwords that wait to be checked", hasher::waiting);
    meters.gauge(
        "chat.subscriber.up",
        "whether the store's events are heard",
        () -> store.hears().getAsBoolean() ? 1 : 0);
    meters.gauge("chat.ready", "whether it can serve", () -> ailments(store).isEmpty() ? 1 : 0);
  }

  private AdminServer adminServer(Settings settings, Store store, Meters meters) {
    int port = settings.operations().adminPort().getAsInt();
    return AdminServer.start(port, meters::scrape, () -> ailments(store));
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

  private WebSettings webSettings(Settings settings, Store store, Meters meters) {
    return new WebSettings(
        settings.port(),
        "node-" + UUID.randomUUID().toString().substring(0, 8),
        settings.auth(),
        settings.jwtSecret().orElseGet(store.secret()),
        settings.origins(),
        () -> reasonToWait(store),
        settings.limits().over(store.backend().allowances()),
        settings.operations().scraping(meters::scrape),
        meters);
  }

  /** For everybody: no more than they need. */
  private String reasonToWait(Store store) {
    if (draining) {
      return "going down";
    }
    return ailments(store).isEmpty()
        ? ""
        : "the store does not answer, or its events are not heard";
  }

  private List<String> ailments(Store store) {
    return draining ? List.of("going down") : store.ailments().get();
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
