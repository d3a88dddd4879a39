package org.chatsystem.web.socket;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.Pace;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.socket.Admission.Verdict;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.Refusal;

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

  private final Link link;
  private final SocketOutbox outbox;
  private final Vitals vitals;
  private final Services services;

  /** The user that the connection counts for, from when it is let in until it is closed. */
  private final AtomicReference<Username> counted = new AtomicReference<>();

  /** Until it is let in: a token is long, and connections are many. */
  private Credentials credentials;

  private volatile Verdict.In admitted;
  private volatile ConnectUser.Connection connection;
  private volatile boolean gone;
  private Pace pace;

  ClientConnection(
      Link link, SocketOutbox outbox, Credentials credentials, Vitals vitals, Services services) {
    this.link = link;
    this.outbox = outbox;
    this.credentials = credentials;
    this.vitals = vitals;
    this.services = services;
  }

  void opened() {
    try {
      follow(services.admission().decide(credentials));
    } catch (UnavailableException storeIsAway) {
      outbox.closeNow(CloseCode.OVERLOADED);
    }
  }

  void text(String text) {
    if (outbox.isEnding()) {
      return;
    }
    if (admitted == null) {
      introduce(text);
    } else if (!pace.mayGoOn()) {
      refuse(Event.LIMITED, CloseCode.TOO_MANY_FRAMES);
    } else {
      var client = new FrameHandler.Client(admitted.user(), connection, outbox, pace, this::renew);
      services.handler().handle(text, client);
    }
  }

  void binary() {
    outbox.closeNow(CloseCode.BINARY);
  }

  void closed() {
    gone = true;
    countNoMore();
    CloseCode why = outbox.ending();
    services.gate().monitor().closed(why == null ? 0 : why.code());
    if (connection != null) {
      connection.close();
    }
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
      outbox.closeNow(CloseCode.UNAUTHORIZED);
    } catch (UnavailableException storeIsAway) {
      outbox.closeNow(CloseCode.OVERLOADED);
    }
  }

  private void follow(Verdict verdict) {
    if (verdict instanceof Verdict.In in) {
      pace = services.limits().pace(in.user());
      admitted = in;
      credentials = null;
      enterIfFew(in);
    } else if (verdict instanceof Verdict.Out out) {
      refuse(Event.TOKEN_REFUSED, out.code());
    }
  }

  private void refuse(Event event, CloseCode code) {
    Username user = admitted == null ? null : admitted.user();
    services.gate().security().tell(event, "code", code.code(), "user", user, "path", "/ws");
    outbox.closeNow(code);
  }

  /** Who has many connections already does not get another one. */
  private void enterIfFew(Verdict.In in) {
    boolean isOneOfFew = services.limits().ofUsers().add(in.user());
    counted.set(in.user());
    if (isOneOfFew) {
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

  /**
   * Waits until the core delivers: frames that come meanwhile wait in the socket, so that the
   * welcome is the first answer.
   */
  private void enter(Verdict.In in) {
    try {
      connection =
          services
              .chat()
              .connectUser()
              .connect(in.user(), in.session(), outbox)
              .toCompletableFuture()
              .join();
      link.isReadPromptly();
    } catch (CompletionException e) {
      boolean away = e.getCause() instanceof UnavailableException;
      outbox.closeNow(away ? CloseCode.OVERLOADED : CloseCode.INTERNAL);
      if (!away) {
        throw e;
      }
    }
    if (gone && connection != null) {
      connection.close();
    }
  }

  /** Goes on with another token of the same user; whoever names another one stays who they are. */
  private CompletionStage<Boolean> renew(String token) {
    Verdict verdict = services.admission().decide(token, Optional.of(admitted.user().value()));
    if (verdict instanceof Verdict.In in && in.session().isPresent()) {
      return CompletableFuture.supplyAsync(
          () -> goOn(in, in.session().get()), services.background());
    }
    if (verdict instanceof Verdict.Out out && out.code() == CloseCode.NOT_THE_SUBJECT) {
      return CompletableFuture.completedFuture(false);
    }
    outbox.close(CloseCode.UNAUTHORIZED);
    return CompletableFuture.completedFuture(true);
  }

  private boolean goOn(Verdict.In in, SessionId session) {
    if (services.chat().checkSession().isLive(in.user(), session)) {
      admitted = new Verdict.In(in.user(), admitted.session(), in.expiresAt());
    } else {
      outbox.close(CloseCode.UNAUTHORIZED);
    }
    return true;
  }
}
