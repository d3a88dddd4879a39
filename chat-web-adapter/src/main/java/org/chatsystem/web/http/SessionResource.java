package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.Identity;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.wire.WireTime;

/** {@code /api/me/sessions}: where one is signed in. */
final class SessionResource {
  private record SessionView(
      String id, String device, String createdAt, String lastUsedAt, boolean current) {
    static SessionView of(SignIn signIn, SessionId asking) {
      return new SessionView(
          signIn.session().value(),
          signIn.device().map(Device::name).orElse(null),
          WireTime.of(signIn.createdAt()),
          WireTime.of(signIn.lastUsedAt()),
          signIn.session().equals(asking));
    }
  }

  private record SessionList(List<SessionView> sessions, boolean hasMore) {}

  private final Chat chat;
  private final Bearer bearer;
  private final SecurityLog security;

  SessionResource(Chat chat, Bearer bearer, SecurityLog security) {
    this.chat = chat;
    this.bearer = bearer;
    this.security = security;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/me/sessions", this::list);
    routes.delete("/api/me/sessions/{session}", this::end);
  }

  private void list(Context ctx) {
    Identity identity = bearer.of(ctx);
    List<SessionView> sessions =
        chat.listSessions().list(identity.user()).stream()
            .map(each -> SessionView.of(each, identity.session()))
            .toList();
    Requests.answer(ctx, 200, new SessionList(sessions, false));
  }

  private void end(Context ctx) {
    Identity identity = bearer.of(ctx);
    chat.logOut().logOut(identity.user(), new SessionId(ctx.pathParam("session")));
    security.tell(
        Event.REVOKED,
        "user",
        identity.user(),
        "why",
        "sign-in ended",
        "requestId",
        RequestIds.of(ctx));
    ctx.status(204);
  }
}
