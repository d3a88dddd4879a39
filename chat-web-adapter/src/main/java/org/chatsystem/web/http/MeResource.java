package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.stream.Collectors;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangePassword;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.DeleteAccount.Outcome;
import org.chatsystem.core.port.in.EditProfile;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.web.auth.Identity;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Refusal;
import org.chatsystem.web.wire.WireTime;

/** {@code /api/me}: one's own account. */
final class MeResource {
  private record Me(String user, String displayName, String createdAt, boolean hidePresence) {}

  private final Chat chat;
  private final Bearer bearer;
  private final SecurityLog security;
  private final RateLimits limits;

  MeResource(Chat chat, Bearer bearer, RateLimits limits, SecurityLog security) {
    this.chat = chat;
    this.bearer = bearer;
    this.security = security;
    this.limits = limits;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/me", this::show);
    routes.patch("/api/me", this::edit);
    routes.delete("/api/me", this::delete);
    routes.put("/api/me/password", this::changePassword);
  }

  private void show(Context ctx) {
    Username self = bearer.of(ctx).user();
    User user =
        chat.findUser().find(self, self).map(FindUser.Profile::user).orElseThrow(MeResource::gone);
    answer(ctx, user);
  }

  private void edit(Context ctx) {
    Identity identity = bearer.of(ctx);
    Fields body = Requests.body(ctx);
    var changes =
        new EditProfile.Changes(
            body.optionalText("displayName").map(DisplayName::new),
            body.optionalTruth("hidePresence"));
    User user = chat.editProfile().edit(identity.user(), changes).orElseThrow(MeResource::gone);
    answer(ctx, user);
  }

  private void changePassword(Context ctx) {
    Identity identity = bearer.of(ctx);
    Fields body = Requests.body(ctx);
    var command =
        new ChangePassword.Command(
            identity.user(),
            identity.session(),
            body.text("currentPassword"),
            new Password(body.text("newPassword")));
    limits.passwordCheck(identity.user());
    switch (chat.changePassword().change(command)) {
      case CHANGED -> {
        security.tell(
            Event.REVOKED,
            "user",
            identity.user(),
            "why",
            "password changed",
            "requestId",
            RequestIds.of(ctx));
        ctx.status(204);
      }
      case BAD_CREDENTIALS -> throw wrongPassword(ctx, identity.user());
    }
  }

  private void delete(Context ctx) {
    Username self = bearer.of(ctx).user();
    String password = Requests.body(ctx).text("password");
    limits.passwordCheck(self);
    Outcome outcome = chat.deleteAccount().delete(self, password);
    if (outcome instanceof Outcome.BadCredentials) {
      throw wrongPassword(ctx, self);
    }
    if (outcome instanceof Outcome.OwnsGroups owned) {
      throw new Refusal(
          ErrorCode.FORBIDDEN,
          "hand over or delete the groups that you own first: "
              + owned.groups().stream().map(GroupName::value).collect(Collectors.joining(", ")));
    }
    security.tell(
        Event.REVOKED, "user", self, "why", "account deleted", "requestId", RequestIds.of(ctx));
    ctx.status(204);
  }

  private Refusal wrongPassword(Context ctx, Username self) {
    String address = limits.addressOf(ctx.req()).toString();
    security.tell(
        Event.LOGIN_FAILED,
        "user",
        self,
        "address",
        address,
        "path",
        ctx.path(),
        "requestId",
        RequestIds.of(ctx));
    return new Refusal(ErrorCode.BAD_CREDENTIALS, "the current password is another one");
  }

  private void answer(Context ctx, User user) {
    Requests.answer(
        ctx,
        200,
        new Me(
            user.name().value(),
            user.displayName().text(),
            WireTime.of(user.createdAt()),
            chat.editProfile().hidesPresence(user.name())));
  }

  private static Refusal gone() {
    return new Refusal(ErrorCode.UNAUTHORIZED, "there is no such user any more");
  }
}
