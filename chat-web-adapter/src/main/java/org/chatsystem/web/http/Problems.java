package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever goes wrong with a request, as a problem document (RFC 9457). Nothing else tells a client
 * of an error.
 */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int RETRY_AFTER_SECONDS = 1;

  private record Problem(
      String type,
      String title,
      int status,
      String detail,
      String code,
      boolean temporary,
      Long retryAfterMs,
      String correlationId) {}

  private final RateLimits limits;
  private final SecurityLog security;
  private final Monitor monitor;

  Problems(RateLimits limits, SecurityLog security, Monitor monitor) {
    this.limits = limits;
    this.security = security;
    this.monitor = monitor;
  }

  void addTo(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, ofServer(e)));
    // what comes breaks off, or is no body: the client's doing, and no line of the log for each
    routes.exception(IOException.class, (e, ctx) -> answer(ctx, broken()));
    routes.exception(HttpException.RuntimeException.class, (e, ctx) -> answer(ctx, broken()));
    routes.exception(Exception.class, (e, ctx) -> answer(ctx, Refusal.of(e, RequestIds.of(ctx))));
  }

  private void answer(Context ctx, Refusal refusal) {
    UnreadBody.discard(ctx.req());
    monitor.refused(refusal.code().code());
    Event.of(refusal.code())
        .ifPresent(
            event ->
                security.tell(
                    event,
                    "code",
                    refusal.code().code(),
                    "address",
                    limits.addressOf(ctx.req()),
                    "method",
                    ctx.method().name(),
                    "path",
                    ctx.path(),
                    "requestId",
                    RequestIds.of(ctx)));
    LOG.atDebug()
        .addKeyValue("code", refusal.code().code())
        .addKeyValue("method", ctx.method().name())
        .addKeyValue("path", ctx.path())
        .addKeyValue("requestId", RequestIds.of(ctx))
        .log("refused");
    write(ctx, refusal);
  }

  private static void write(Context ctx, Refusal refusal) {
    ErrorCode code = refusal.code();
    var problem =
        new Problem(
            "about:blank",
            code.code().replace('_', ' '),
            code.status(),
            refusal.getMessage(),
            code.code(),
            code.isTemporary(),
            refusal.retryAfterMs(),
            RequestIds.of(ctx));
    if (code == ErrorCode.UNAVAILABLE) {
      ctx.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }
    if (refusal.retryAfterMs() != null) {
      ctx.header("Retry-After", Long.toString((refusal.retryAfterMs() + 999) / 1_000));
    }
    if (code == ErrorCode.UNAUTHORIZED) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    ctx.status(code.status()).result(Json.write(problem)).contentType("application/problem+json");
  }

  private static Refusal broken() {
    return new Refusal(ErrorCode.BAD_REQUEST, "the request broke off, or its body cannot be read");
  }

  /** What the server framework refuses by itself. */
  private static Refusal ofServer(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> new Refusal(ErrorCode.NOT_FOUND, "there is nothing here");
      case 405 -> new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "not with this method");
      case 413 ->
          new Refusal(
              ErrorCode.TOO_LARGE, "a body has at most " + Json.MAX_DOCUMENT_BYTES + " bytes");
      case 403 -> new Refusal(ErrorCode.FORBIDDEN, "not from there");
      case 503 -> new Refusal(ErrorCode.UNAVAILABLE, "not at the moment");
      default -> new Refusal(ErrorCode.BAD_REQUEST, "not understood");
    };
  }
}
