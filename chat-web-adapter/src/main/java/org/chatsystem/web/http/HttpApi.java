package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import java.util.Optional;
import java.util.function.Supplier;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Origins;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.limit.RateLimits;

/** All of the HTTP API, put together. */
public final class HttpApi {
  private final Chat chat;
  private final AccessTokens tokens;
  private final Origins origins;
  private final RateLimits limits;
  private final SecurityLog security;
  private final Monitor monitor;
  private final Supplier<String> unready;
  private final Optional<Scraping> scraping;

  /**
   * An API over this chat.
   *
   * @param limits how often clients may do things
   * @param monitor told what is refused
   * @param unready why the instance cannot serve at the moment, empty if it can
   */
  public HttpApi(
      Chat chat,
      AccessTokens tokens,
      Origins origins,
      RateLimits limits,
      SecurityLog security,
      Monitor monitor,
      Supplier<String> unready,
      Optional<Scraping> scraping) {
    this.chat = chat;
    this.tokens = tokens;
    this.origins = origins;
    this.limits = limits;
    this.security = security;
    this.monitor = monitor;
    this.unready = unready;
    this.scraping = scraping;
  }

  /** Adds its routes. */
  public void addTo(RoutesConfig routes) {
    var bearer = new Bearer(new Admittance(tokens, chat.admitBot()), chat.checkSession());
    RequestIds.addTo(routes);
    new BrowserRules(origins).addTo(routes);
    new Problems(limits, security, monitor).addTo(routes);
    new AccountResource(chat, tokens, bearer, limits, security).addTo(routes);
    new MeResource(chat, bearer, limits, security).addTo(routes);
    new ExportResource(chat.exportData(), bearer).addTo(routes);
    new SessionResource(chat, bearer, security).addTo(routes);
    new BotResource(chat.manageBots(), bearer).addTo(routes);
    new BlockResource(chat.blockUsers(), bearer).addTo(routes);
    new UserResource(chat, bearer).addTo(routes);
    new GroupResource(chat, bearer).addTo(routes);
    new WebhookResource(chat.manageWebhooks(), bearer).addTo(routes);
    new ConversationResource(chat, bearer, limits).addTo(routes);
    new SearchResource(chat.searchMessages(), bearer, limits).addTo(routes);
    new AttachmentResource(chat, bearer).addTo(routes);
    new MessageResource(chat.changeMessage(), bearer, limits).addTo(routes);
    new HealthResource(unready).addTo(routes);
    new MetricsResource(scraping).addTo(routes);
    new DocumentResource().addTo(routes);
  }
}
