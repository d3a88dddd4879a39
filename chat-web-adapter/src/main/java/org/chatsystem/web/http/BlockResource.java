package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BlockUsers;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Refusal;

/** {@code /api/me/blocks}: whom one wants nothing to do with. */
final class BlockResource {
  private record Blocked(String user, String displayName) {
    static Blocked of(User user) {
      return new Blocked(user.name().value(), user.displayName().text());
    }
  }

  private record BlockList(List<Blocked> users, boolean hasMore) {}

  private final BlockUsers blocks;
  private final Bearer bearer;

  BlockResource(BlockUsers blocks, Bearer bearer) {
    this.blocks = blocks;
    this.bearer = bearer;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/me/blocks", this::list);
    routes.put("/api/me/blocks/{user}", this::block);
    routes.delete("/api/me/blocks/{user}", this::unblock);
  }

  private void list(Context ctx) {
    List<User> blocked = blocks.blockedBy(bearer.of(ctx).user());
    Requests.answer(ctx, 200, new BlockList(blocked.stream().map(Blocked::of).toList(), false));
  }

  private void block(Context ctx) {
    Username user = bearer.of(ctx).user();
    switch (blocks.block(user, Username.of(ctx.pathParam("user")))) {
      case BLOCKED -> ctx.status(204);
      case USER_NOT_FOUND -> throw new Refusal(ErrorCode.USER_NOT_FOUND, "there is no such user");
      case ONESELF -> throw new Refusal(ErrorCode.FORBIDDEN, "nobody blocks themselves");
      case TOO_MANY ->
          throw new Refusal(ErrorCode.FORBIDDEN, "you block as many people as one may");
    }
  }

  private void unblock(Context ctx) {
    Username user = bearer.of(ctx).user();
    blocks.unblock(user, Username.of(ctx.pathParam("user")));
    ctx.status(204);
  }
}
