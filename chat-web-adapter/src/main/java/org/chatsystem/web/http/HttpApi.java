package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import java.util.function.Supplier;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Origins;

/** All of the HTTP API, put together. */
public final class HttpApi {
  private final Chat chat;
  private final AccessTokens tokens;
  private final Origins origins;
  private final Supplier<String> unready;

  /**
   * An API over this chat.
   *
   * @param unready why the instance cannot serve at the moment, empty if it can
   */
  public HttpApi(Chat chat, AccessTokens tokens, Origins origins, Supplier<String> unready) {
    this.chat = chat;
    this.tokens = tokens;
    this.origins = origins;
    this.unready = unready;
  }

  /** Adds its routes. */
  public void addTo(RoutesConfig routes) {
    var bearer = new Bearer(new Admittance(tokens, chat.admitBot()), chat.checkSession());
    new BrowserRules(origins).addTo(routes);
    Problems.addTo(routes);
    new AccountResource(chat, tokens, bearer).addTo(routes);
    new MeResource(chat, bearer).addTo(routes);
    new ExportResource(chat.exportData(), bearer).addTo(routes);
    new SessionResource(chat, bearer).addTo(routes);
    new BotResource(chat.manageBots(), bearer).addTo(routes);
    new BlockResource(chat.blockUsers(), bearer).addTo(routes);
    new UserResource(chat, bearer).addTo(routes);
    new GroupResource(chat, bearer).addTo(routes);
    new WebhookResource(chat.manageWebhooks(), bearer).addTo(routes);
    new ConversationResource(chat, bearer).addTo(routes);
    new SearchResource(chat.searchMessages(), bearer).addTo(routes);
    new AttachmentResource(chat, bearer).addTo(routes);
    new MessageResource(chat.changeMessage(), bearer).addTo(routes);
    new HealthResource(unready).addTo(routes);
    new DocumentResource().addTo(routes);
  }
}
