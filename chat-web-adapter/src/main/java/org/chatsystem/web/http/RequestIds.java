package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.chatsystem.web.wire.RequestId;

/** Names every request, and tells its name in every answer. */
final class RequestIds {
  private static final String KEY = RequestIds.class.getName();

  private RequestIds() {}

  static void addTo(RoutesConfig routes) {
    routes.before(ctx -> ctx.header(RequestId.HEADER, of(ctx)));
  }

  /** The id of a request, the same however often it is asked for. */
  static String of(Context ctx) {
    String known = ctx.attribute(KEY);
    if (known != null) {
      return known;
    }
    String id = RequestId.of(ctx.header(RequestId.HEADER));
    ctx.attribute(KEY, id);
    return id;
  }
}
