package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.model.WebhookUrl;
import org.chatsystem.core.port.in.ManageWebhooks;
import org.chatsystem.core.port.in.ManageWebhooks.Listing;
import org.chatsystem.core.port.in.ManageWebhooks.Outcome;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Refusal;
import org.chatsystem.web.wire.WireTime;

/** {@code /api/groups/{group}/webhooks}: what tells the outside of a group's messages. */
final class WebhookResource {
  private record WebhookView(
      String id,
      String url,
      String createdBy,
      String createdAt,
      String state,
      String failingSince,
      String disabledAt,
      String lastFailure,
      String secret) {
    static WebhookView of(Webhook webhook, WebhookProgress progress, String secret) {
      return new WebhookView(
          webhook.id().value(),
          webhook.url().value(),
          webhook.maker().value(),
          WireTime.of(webhook.createdAt()),
          stateOf(progress),
          progress.failingSince().map(WireTime::of).orElse(null),
          progress.offSince().map(WireTime::of).orElse(null),
          progress.lastFailure().isEmpty() ? null : progress.lastFailure(),
          secret);
    }

    private static String stateOf(WebhookProgress progress) {
      if (progress.isOff()) {
        return "disabled";
      }
      return progress.failures() > 0 ? "failing" : "active";
    }
  }

  private record WebhookList(List<WebhookView> webhooks, boolean hasMore) {}

  private final ManageWebhooks webhooks;
  private final Bearer bearer;

  WebhookResource(ManageWebhooks webhooks, Bearer bearer) {
    this.webhooks = webhooks;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/groups/{group}/webhooks", this::create);
    routes.get("/api/groups/{group}/webhooks", this::list);
    routes.delete("/api/groups/{group}/webhooks/{id}", this::remove);
  }

  private void create(Context ctx) {
    Username actor = bearer.of(ctx).user();
    var url = new WebhookUrl(Requests.body(ctx).text("url"));
    Outcome outcome = webhooks.create(new ManageWebhooks.Command(actor, group(ctx), url));
    if (outcome instanceof Outcome.Refused refused) {
      throw refusal(refused.reason());
    }
    Webhook made = ((Outcome.Created) outcome).webhook();
    var fresh = WebhookProgress.from(MessageId.NONE); // of which the view tells nothing
    Requests.answer(ctx, 201, WebhookView.of(made, fresh, made.secret().value()));
  }

  private void list(Context ctx) {
    Listing listing = webhooks.list(bearer.of(ctx).user(), group(ctx));
    if (listing instanceof Listing.Refused refused) {
      throw refusal(refused.reason());
    }
    List<WebhookView> views =
        ((Listing.Shown) listing)
            .webhooks().stream()
                .map(each -> WebhookView.of(each.webhook(), each.progress(), null))
                .toList();
    Requests.answer(ctx, 200, new WebhookList(views, false));
  }

  private void remove(Context ctx) {
    Username actor = bearer.of(ctx).user();
    var id = new WebhookId(ctx.pathParam("id"));
    switch (webhooks.remove(actor, group(ctx), id)) {
      case REMOVED -> ctx.status(204);
      case GROUP_NOT_FOUND -> throw refusal(ManageWebhooks.Reason.GROUP_NOT_FOUND);
      case FORBIDDEN -> throw refusal(ManageWebhooks.Reason.FORBIDDEN);
      case WEBHOOK_NOT_FOUND ->
          throw new Refusal(ErrorCode.WEBHOOK_NOT_FOUND, "the group has no such webhook");
    }
  }

  private static Refusal refusal(ManageWebhooks.Reason reason) {
    return switch (reason) {
      case GROUP_NOT_FOUND -> new Refusal(ErrorCode.GROUP_NOT_FOUND, "there is no such group");
      case FORBIDDEN ->
          new Refusal(ErrorCode.FORBIDDEN, "your role in the group does not allow that");
      case TOO_MANY ->
          new Refusal(
              ErrorCode.FORBIDDEN,
              "a group has at most " + ManageWebhooks.MAX_PER_GROUP + " webhooks");
      case URL_NOT_ALLOWED ->
          new Refusal(ErrorCode.BAD_REQUEST, "url names an address that may not be called");
    };
  }

  private static GroupName group(Context ctx) {
    return GroupName.of(ctx.pathParam("group"));
  }
}
