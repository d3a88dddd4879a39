package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.core.port.in.ListUsers;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Refusal;

/** {@code /api/users}: who there is. */
final class UserResource {
  private record UserList(List<Person> users, boolean hasMore) {}

  private final Chat chat;
  private final Bearer bearer;

  UserResource(Chat chat, Bearer bearer) {
    this.chat = chat;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/users", this::list);
    routes.get("/api/users/{user}", this::show);
  }

  private void list(Context ctx) {
    Username viewer = bearer.of(ctx).user();
    String after = ctx.queryParam("after");
    ListUsers.Listing listing =
        chat.listUsers()
            .list(
                viewer,
                Requests.prefix(ctx),
                after == null ? null : Username.of(after),
                Requests.number(ctx, "limit").orElse(ListUsers.DEFAULT_LIMIT));
    List<Person> people = listing.users().stream().map(Person::of).toList();
    Requests.answer(ctx, 200, new UserList(people, listing.hasMore()));
  }

  private void show(Context ctx) {
    Username viewer = bearer.of(ctx).user();
    Username name = Username.of(ctx.pathParam("user"));
    FindUser.Profile profile =
        chat.findUser()
            .find(viewer, name)
            .orElseThrow(() -> new Refusal(ErrorCode.USER_NOT_FOUND, "there is no such user"));
    Requests.answer(ctx, 200, Person.of(profile));
  }
}
