package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Refusal;

/** {@code /api/users}. */
final class UserResource {
  private final FindUser users;
  private final Bearer bearer;

  UserResource(FindUser users, Bearer bearer) {
    this.users = users;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/users/{user}", this::show);
  }

  private void show(Context ctx) {
    bearer.of(ctx);
    Username name = Username.of(ctx.pathParam("user"));
    FindUser.Profile profile =
        users
            .find(name)
            .orElseThrow(() -> new Refusal(ErrorCode.USER_NOT_FOUND, "there is no such user"));
    Requests.answer(ctx, 200, Person.of(profile));
  }
}
