package org.chatsystem.web.socket;

import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chatsystem.core.model.ClientAddress;
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

  /**
   * Lets a handshake pass.
   *
   * @param headers by their names
   * @throws HttpResponseException if it is not to be answered
   * @throws org.chatsystem.web.wire.Refusal if there are too many
   */
  void check(UnaryOperator<String> headers, ClientAddress from) {
    if (closed) {
      throw new HttpResponseException(503, "the server goes down", Map.of());
    }
    if (!origins.mayConnect(headers.apply("Origin"), headers.apply("Host"))) {
      throw new ForbiddenResponse();
    }
    if (Credentials.wouldEchoToken(headers.apply("Sec-WebSocket-Protocol"))) {
      throw new HttpResponseException(
          400, "the first subprotocol is " + Credentials.PROTOCOL, Map.of());
    }
    limits.connect(from);
  }
}
