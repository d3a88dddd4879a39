package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** {@code /healthz}: the process lives. {@code /readyz}: it can serve at the moment, or why not. */
final class HealthResource {
  private record Health(String status, String reason) {}

  private final Supplier<String> unready;

  HealthResource(Supplier<String> unready) {
    this.unready = unready;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/healthz", ctx -> Requests.answer(ctx, 200, new Health("live", null)));
    routes.get("/readyz", this::ready);
  }

  private void ready(Context ctx) {
    String reason = unready.get();
    if (reason.isEmpty()) {
      Requests.answer(ctx, 200, new Health("ready", null));
    } else {
      Requests.answer(ctx, 503, new Health("not ready", reason));
    }
  }
}
