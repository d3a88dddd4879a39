package org.chatsystem.web.socket;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.web.auth.Origins;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.limit.RateLimits;

/** Decides which handshakes are answered, before anyone has said who they are. */
public final class Gate {
  private final Origins origins;
  private final RateLimits limits;
  private final Monitor monitor;
  private final SecurityLog security;
  private volatile boolean closed;

  /**
   * For pages from these origins, so often.
   *
   * @param monitor told what is refused and closed
   */
  public Gate(Origins origins, RateLimits limits, Monitor monitor, SecurityLog security) {
    this.origins = origins;
    this.limits = limits;
    this.monitor = monitor;
    this.security = security;
  }

  RateLimits limits() {
    return limits;
  }

  Monitor monitor() {
    return monitor;
  }

  SecurityLog security() {
    return security;
  }

  /** From now on nobody passes. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  void check(Context ctx) {
    if (closed) {
      throw new HttpResponseException(503, "the server goes down", Map.of());
    }
    if (!origins.mayConnect(ctx.header("Origin"), ctx.header("Host"))) {
      throw new ForbiddenResponse();
    }
    if (Credentials.wouldEchoToken(ctx.header("Sec-WebSocket-Protocol"))) {
      throw new HttpResponseException(
          400, "the first subprotocol is " + Credentials.PROTOCOL, Map.of());
    }
    limits.connect(ctx.req());
  }
}
