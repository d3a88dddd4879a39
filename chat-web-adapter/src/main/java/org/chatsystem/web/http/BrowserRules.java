package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import org.chatsystem.web.auth.Origins;

/** What every answer tells a browser, and which foreign pages may read it. */
final class BrowserRules {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final Origins origins;

  BrowserRules(Origins origins) {
    this.origins = origins;
  }

  void addTo(RoutesConfig routes) {
    routes.before(this::protect);
  }

  private void protect(Context ctx) {
    HEADERS.forEach(ctx::header);
    if (ctx.path().startsWith("/api/")) {
      ctx.header("Cache-Control", "no-store");
      allowListedOrigin(ctx);
      answerPreflight(ctx);
    }
  }

  /** Here and not in a route, which would make every unknown path one with a wrong method. */
  private static void answerPreflight(Context ctx) {
    if (ctx.method().equals(HandlerType.OPTIONS)) {
      ctx.status(204).skipRemainingHandlers();
    }
  }

  private void allowListedOrigin(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin != null && origins.isListed(origin)) {
      ctx.header("Access-Control-Allow-Origin", origin);
      ctx.header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
      ctx.header("Access-Control-Max-Age", "600");
      ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    }
    ctx.header("Vary", "Origin");
  }
}
