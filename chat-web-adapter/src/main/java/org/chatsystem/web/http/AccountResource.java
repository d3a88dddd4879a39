package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.LogIn;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Refusal;

/** {@code /api/signup}, {@code /login}, {@code /token/refresh}, {@code /logout}. */
final class AccountResource {
  private record Signed(String user, String accessToken, String refreshToken, long expiresIn) {}

  private final Chat chat;
  private final AccessTokens tokens;
  private final Bearer bearer;
  private final SecurityLog security;
  private final RateLimits limits;

  AccountResource(
      Chat chat, AccessTokens tokens, Bearer bearer, RateLimits limits, SecurityLog security) {
    this.chat = chat;
    this.tokens = tokens;
    this.bearer = bearer;
    this.security = security;
    this.limits = limits;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/signup", this::signUp);
    routes.post("/api/login", this::logIn);
    routes.post("/api/token/refresh", this::refresh);
    routes.post("/api/logout", this::logOut);
    routes.post("/api/logout/all", this::logOutEverywhere);
  }

  private void signUp(Context ctx) {
    Fields body = Requests.body(ctx);
    var command =
        new SignUp.Command(
            Username.of(body.text("username")),
            new Password(body.text("password")),
            body.optionalText("displayName").map(DisplayName::new),
            device(ctx, body));
    limits.signUp(ctx.req());
    if (chat.signUp().signUp(command) instanceof SignUp.Outcome.SignedUp signedUp) {
      answer(ctx, 201, signedUp.grant());
    } else {
      throw new Refusal(ErrorCode.NAME_TAKEN, "someone else has this name");
    }
  }

  private void logIn(Context ctx) {
    Fields body = Requests.body(ctx);
    Username name = Username.of(body.text("username"));
    limits.logIn(ctx.req(), name);
    LogIn.Outcome outcome = chat.logIn().logIn(name, body.text("password"), device(ctx, body));
    answer(ctx, 200, outcome.grant().orElseThrow(() -> failed(ctx, name, outcome)));
  }

  private Refusal failed(Context ctx, Username name, LogIn.Outcome outcome) {
    boolean disabled = outcome instanceof LogIn.Outcome.Disabled;
    security.tell(
        Event.LOGIN_FAILED,
        "user",
        name,
        "address",
        limits.addressOf(ctx.req()),
        "path",
        ctx.path(),
        "why",
        disabled ? "disabled" : null,
        "requestId",
        RequestIds.of(ctx));
    return disabled
        ? new Refusal(ErrorCode.FORBIDDEN, "this account is disabled")
        : new Refusal(ErrorCode.BAD_CREDENTIALS, "wrong name or password");
  }

  private void refresh(Context ctx) {
    Grant grant =
        chat.refreshSession()
            .refresh(Requests.body(ctx).text("refreshToken"))
            .orElseThrow(
                () -> new Refusal(ErrorCode.UNAUTHORIZED, "this refresh token is not good"));
    answer(ctx, 200, grant);
  }

  private void logOut(Context ctx) {
    chat.logOut().logOut(Requests.body(ctx).text("refreshToken"));
    ctx.status(204);
  }

  private void logOutEverywhere(Context ctx) {
    Username user = bearer.of(ctx).user();
    chat.logOut().logOutEverywhere(user);
    security.tell(
        Event.REVOKED,
        "user",
        user,
        "why",
        "logged out everywhere",
        "requestId",
        RequestIds.of(ctx));
    ctx.status(204);
  }

  /** As the client calls it, or else by what its program says of itself. */
  private static Optional<Device> device(Context ctx, Fields body) {
    Optional<Device> named = body.optionalText("device").map(Device::new);
    return named.isPresent() ? named : Device.ofProgram(ctx.userAgent());
  }

  private void answer(Context ctx, int status, Grant grant) {
    Username user = grant.user().name();
    Requests.answer(
        ctx,
        status,
        new Signed(
            user.value(),
            tokens.issue(user, grant.session()),
            grant.refreshToken().value(),
            AccessTokens.LIFETIME.toSeconds()));
  }
}
