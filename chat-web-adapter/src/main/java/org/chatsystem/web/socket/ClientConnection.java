package org.chatsystem.web.socket;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.socket.Admission.Verdict;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, from the moment its socket is open: first it says who it is, then its frames are done
 * one after the other. What happens to it comes from the server's threads, one at a time but for
 * {@link #closed} and {@link #tick}.
 */
final class ClientConnection {
  /** What all connections use. */
  record Services(
      Chat chat, Admission admission, FrameHandler handler, Executor background, Gate gate) {
    RateLimits limits() {
      return gate.limits();
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

  private final Link link;
  private final SocketOutbox outbox;
  private final Vitals vitals;
  private final Services services;
  private final Consumer<ClientConnection> farewell;

  /** The user that the connection counts for, from when it is let in until it is closed. */
  private final AtomicReference<Username> counted = new AtomicReference<>();

  /** Until it is let in: a token is long, and connections are many. */
  private Credentials credentials;

  private volatile Verdict.In admitted;
  private volatile FrameHandler.Client client;
  private volatile boolean gone;

  /**
   * @param farewell told when the socket is closed
   */
  ClientConnection(
      Link link,
      SocketOutbox outbox,
      Credentials credentials,
      Vitals vitals,
      Services services,
      Consumer<ClientConnection> farewell) {
    this.link = link;
    this.outbox = outbox;
    this.credentials = credentials;
    this.vitals = vitals;
    this.services = services;
    this.farewell = farewell;
  }

  void opened() {
    if (outbox.isEnding()) {
      link.readOn();
      return;
    }
    try {
      follow(services.admission().decide(credentials));
    } catch (UnavailableException storeIsAway) {
      refuse(CloseCode.OVERLOADED);
    }
  }

  void text(String text) {
    if (outbox.isEnding()) {
      link.readOn();
    } else if (client == null) {
      introduce(text);
    } else if (!client.pace().mayGoOn()) {
      refuse(Event.LIMITED, CloseCode.TOO_MANY_FRAMES);
    } else {
      services.handler().handle(text, client);
      link.readOn();
    }
  }

  /** The other side says goodbye: nothing further is for it. */
  void leaves() {
    gone = true;
    countNoMore();
    if (client != null) {
      client.connection().close();
    }
  }

  /** The socket is no more. */
  void closed() {
    farewell.accept(this);
    CloseCode why = outbox.ending();
    services.gate().monitor().closed(why == null ? 0 : why.code());
    leaves();
  }

  /** What the client was told that the connection is called; {@code null} before that. */
  ConnectionId id() {
    FrameHandler.Client known = client;
    return known == null ? null : known.connection().id();
  }

  /** How much waits to be written to it. */
  int waitingBytes() {
    return outbox.waiting();
  }

  void end(CloseCode code) {
    outbox.close(code);
  }

  /** Looks whether it is time for something. */
  void tick(Instant now) {
    Vitals.Action action =
        vitals.check(
            now,
            admitted == null ? null : admitted.expiresAt(),
            outbox.isEnding(),
            link.bytesReceived());
    switch (action) {
      case NOTHING -> {}
      case PING -> link.ping();
      case SILENT -> outbox.closeNow(CloseCode.SILENT);
      case EXPIRED -> outbox.closeNow(CloseCode.UNAUTHORIZED);
      case DEAD -> outbox.closeNow(CloseCode.DEAD);
      case CUT -> link.cut();
    }
  }

  /** The first frame of a client that has not said who it is. */
  private void introduce(String text) {
    try {
      Fields fields = Json.readObject(text);
      boolean isAuth = fields.optionalText("type").filter("auth"::equals).isPresent();
      follow(
          isAuth
              ? services.admission().decide(fields.text("token"), credentials.user())
              : new Verdict.Out(CloseCode.UNAUTHORIZED));
    } catch (Refusal notAFrame) {
      refuse(CloseCode.UNAUTHORIZED);
    } catch (UnavailableException storeIsAway) {
      refuse(CloseCode.OVERLOADED);
    }
  }

  private void follow(Verdict verdict) {
    if (verdict instanceof Verdict.In in) {
      enterIfFew(in);
    } else if (verdict instanceof Verdict.Out out) {
      refuse(Event.TOKEN_REFUSED, out.code());
    } else {
      link.readOn();
    }
  }

  /** Who has many connections already does not get another one. */
  private void enterIfFew(Verdict.In in) {
    admitted = in;
    boolean isOneOfFew = services.limits().ofUsers().add(in.user());
    counted.set(in.user());
    if (isOneOfFew) {
      credentials = null;
      enter(in);
    } else {
      refuse(Event.LIMITED, CloseCode.TOO_MANY_CONNECTIONS);
    }
    if (gone) {
      countNoMore();
    }
  }

  private void countNoMore() {
    Username user = counted.getAndSet(null);
    if (user != null) {
      services.limits().ofUsers().remove(user);
    }
  }

  private void refuse(Event event, CloseCode code) {
    Username user = admitted == null ? null : admitted.user();
    services
        .gate()
        .security()
        .tell(
            event,
            "code",
            code.code(),
            "user",
            user,
            "path",
            "/ws",
            "connection",
            id(),
            "requestId",
            credentials == null ? null : credentials.requestId());
    refuse(code);
  }

  /** Says goodbye; what comes is read on, as the answer to that is among it. */
  void refuse(CloseCode code) {
    outbox.closeNow(code);
    link.readOn();
  }

  /**
   * Reads on when the core delivers: frames that come meanwhile wait in the socket, so that the
   * welcome is the first answer, and no thread waits with them.
   */
  private void enter(Verdict.In in) {
    services
        .chat()
        .connectUser()
        .connect(in.user(), in.session(), outbox)
        .whenComplete(
            (connection, failure) -> {
              if (failure == null) {
                entered(connection);
              } else {
                failed(failure);
              }
            });
  }

  private void entered(ConnectUser.Connection connection) {
    client =
        new FrameHandler.Client(
            admitted.user(),
            connection,
            outbox,
            services.limits().pace(admitted.user()),
            this::renew,
            new AtomicInteger());
    if (gone) {
      connection.close();
    }
    link.isReadPromptly();
    link.readOn();
  }

  private void failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean away = cause instanceof UnavailableException;
    if (!away) {
      LOG.error("Internal error on a connection of {}", admitted.user(), cause);
    }
    refuse(away ? CloseCode.OVERLOADED : CloseCode.INTERNAL);
  }

  /** Goes on with another token of the same user; whoever names another one stays who they are. */
  private CompletionStage<Boolean> renew(String token) {
    return new Renewal(services, admitted).by(token, this::renewed);
  }

  private void renewed(Optional<Verdict.In> next) {
    next.ifPresentOrElse(in -> admitted = in, () -> outbox.close(CloseCode.UNAUTHORIZED));
  }
}
