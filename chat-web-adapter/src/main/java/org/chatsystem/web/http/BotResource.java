package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BotToken;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.ManageBots.Outcome;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Refusal;
import org.chatsystem.web.wire.WireTime;

/** {@code /api/me/bots}: one's own bots and their tokens. */
final class BotResource {
  private record Bot(String user, String displayName, String createdAt, String token) {
    static Bot of(User bot, String token) {
      return new Bot(
          bot.name().value(), bot.displayName().text(), WireTime.of(bot.createdAt()), token);
    }
  }

  private record BotList(List<Bot> bots) {}

  private record NewToken(String user, String token) {}

  private final ManageBots bots;
  private final Bearer bearer;

  BotResource(ManageBots bots, Bearer bearer) {
    this.bots = bots;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/me/bots", this::create);
    routes.get("/api/me/bots", this::list);
    routes.post("/api/me/bots/{user}/token", this::renewToken);
    routes.delete("/api/me/bots/{user}/token", this::revokeToken);
  }

  private void create(Context ctx) {
    Username owner = bearer.of(ctx).user();
    Fields body = Requests.body(ctx);
    var command =
        new ManageBots.Command(
            owner,
            Username.of(body.text("name")),
            body.optionalText("displayName").map(DisplayName::new));
    Outcome outcome = bots.create(command);
    if (outcome instanceof Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    var created = (Outcome.Created) outcome;
    Requests.answer(ctx, 201, Bot.of(created.bot(), created.token().value()));
  }

  private void list(Context ctx) {
    List<User> own = bots.list(bearer.of(ctx).user());
    Requests.answer(ctx, 200, new BotList(own.stream().map(bot -> Bot.of(bot, null)).toList()));
  }

  private void renewToken(Context ctx) {
    Username owner = bearer.of(ctx).user();
    Username bot = bot(ctx);
    BotToken token = bots.renewToken(owner, bot).orElseThrow(BotResource::notFound);
    Requests.answer(ctx, 200, new NewToken(bot.value(), token.value()));
  }

  private void revokeToken(Context ctx) {
    if (!bots.revokeToken(bearer.of(ctx).user(), bot(ctx))) {
      throw notFound();
    }
    ctx.status(204);
  }

  private static Username bot(Context ctx) {
    return Username.of(ctx.pathParam("user"));
  }

  private static Refusal refusal(ManageBots.Reason reason) {
    return switch (reason) {
      case NAME_TAKEN -> new Refusal(ErrorCode.NAME_TAKEN, "someone else has this name");
      case TOO_MANY ->
          new Refusal(ErrorCode.FORBIDDEN, "one has at most " + ManageBots.MAX_PER_OWNER + " bots");
      case OWNER_IS_A_BOT -> new Refusal(ErrorCode.FORBIDDEN, "a bot has no bots");
    };
  }

  private static Refusal notFound() {
    return new Refusal(ErrorCode.USER_NOT_FOUND, "no such bot of yours");
  }
}
