package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.ChangeMessage.Outcome;
import org.chatsystem.core.port.in.ChangeMessage.Target;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.MessageFrame;
import org.chatsystem.web.wire.Refusal;

/** {@code /api/conversations/{conversation}/messages/{id}}: what becomes of a message. */
final class MessageResource {
  private static final String MESSAGE = "/api/conversations/{conversation}/messages/{id}";
  private static final String REACTION = MESSAGE + "/reactions/{emoji}";

  private final ChangeMessage changes;
  private final Bearer bearer;
  private final RateLimits limits;

  MessageResource(ChangeMessage changes, Bearer bearer, RateLimits limits) {
    this.changes = changes;
    this.bearer = bearer;
    this.limits = limits;
  }

  void addTo(RoutesConfig routes) {
    routes.patch(MESSAGE, this::edit);
    routes.delete(MESSAGE, this::delete);
    routes.put(REACTION, ctx -> react(ctx, false));
    routes.delete(REACTION, ctx -> react(ctx, true));
  }

  private void edit(Context ctx) {
    Username author = actor(ctx);
    var content = new Content(Requests.body(ctx).text("content"));
    Requests.answerLater(
        ctx,
        changes.edit(target(ctx, author), content),
        outcome -> Requests.answer(ctx, 200, MessageFrame.of(done(outcome).message(), author)));
  }

  private void delete(Context ctx) {
    Username actor = actor(ctx);
    answerEmpty(ctx, changes.delete(target(ctx, actor)));
  }

  private void react(Context ctx, boolean removed) {
    Username actor = actor(ctx);
    var emoji = new Emoji(ctx.pathParam("emoji"));
    answerEmpty(ctx, changes.react(target(ctx, actor), emoji, removed));
  }

  private Username actor(Context ctx) {
    Username actor = bearer.of(ctx).user();
    limits.send(actor);
    return actor;
  }

  private static void answerEmpty(Context ctx, CompletionStage<Outcome> changed) {
    Requests.answerLater(
        ctx,
        changed,
        outcome -> {
          done(outcome);
          ctx.status(204);
        });
  }

  private static Outcome.Done done(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      throw Refusal.of(refused.reason());
    }
    return (Outcome.Done) outcome;
  }

  private static Target target(Context ctx, Username actor) {
    MessageId id = MessageId.parse(ctx.pathParam("id"));
    return new Target(actor, Requests.conversation(ctx, actor), id);
  }
}
