package org.chatsystem.web.socket;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.in.NoteReceipt;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.SendMessage.Outcome;
import org.chatsystem.core.port.in.ShowTyping;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.Pace;
import org.chatsystem.web.wire.AckFrame;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.ErrorFrame;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.PongFrame;
import org.chatsystem.web.wire.Refusal;
import org.chatsystem.web.wire.RequestId;

/**
 * Does what a frame asks, and answers it. Runs on the thread that reads from all sockets, so
 * nothing here waits: not for the store, not for a lock that is held over a wait.
 */
final class FrameHandler {
  private static final EncodedFrame PONG = FrameEncoder.encode(PongFrame.PONG);

  /**
   * Who sent the frame.
   *
   * @param pace how fast it may go
   * @param renewal takes another token; tells {@code false} if it speaks for someone else
   * @param unanswered how many messages have come that are not answered yet
   */
  record Client(
      Username user,
      ConnectUser.Connection connection,
      SocketOutbox outbox,
      Pace pace,
      Function<String, CompletionStage<Boolean>> renewal,
      AtomicInteger unanswered) {}

  private final SendMessage sending;
  private final NoteReceipt receipts;
  private final ShowTyping typing;
  private final ChangeHandler changes;
  private final Replies replies;
  private final Gate gate;

  FrameHandler(Chat chat, Replies replies, Gate gate) {
    this.sending = chat.sendMessage();
    this.receipts = chat.noteReceipt();
    this.typing = chat.showTyping();
    this.changes = new ChangeHandler(chat.changeMessage());
    this.replies = replies;
    this.gate = gate;
  }

  void handle(String text, Client client) {
    String ref = null;
    try {
      Fields fields = Json.readObject(text);
      ref = echoOf(fields);
      handle(ClientFrame.read(fields, client.user()), client, ref);
    } catch (RuntimeException e) {
      refuse(client, e, ref);
    }
  }

  private void handle(ClientFrame frame, Client client, String ref) {
    frame.keepTo(client.pace());
    if (frame instanceof ClientFrame.Say say) {
      say(say, client);
    } else if (frame instanceof ClientFrame.Mark mark) {
      var noted = receipts.note(client.user(), mark.conversation(), mark.kind(), mark.seq());
      answerRefusal(noted.thenApply(refused -> refused.map(FrameHandler::notNoted)), client, ref);
    } else if (frame instanceof ClientFrame.Typing writing) {
      var shown = typing.typing(client.user(), writing.conversation());
      answerRefusal(shown.thenApply(refused -> refused.map(FrameHandler::notNoted)), client, ref);
    } else if (frame instanceof ClientFrame.Watch watch) {
      client.connection().watch(watch.users());
    } else if (frame instanceof ClientFrame.Ping) {
      reply(client, PONG);
    } else if (frame instanceof ClientFrame.Resume resume) {
      client.connection().resume(resume.cursors(), resume.since());
    } else if (frame instanceof ClientFrame.Auth auth) {
      renew(auth, client, ref);
    } else {
      changes
          .handle(frame, client.user())
          .ifPresent(done -> answerRefusal(done.thenApply(ChangeHandler::refusal), client, ref));
    }
  }

  private void say(ClientFrame.Say say, Client client) {
    var command =
        new SendMessage.Command(
            client.user(),
            say.to(),
            say.content(),
            say.ref(),
            Optional.of(client.connection().id()),
            say.replyTo(),
            say.attachments());
    CompletionStage<Outcome> sent = sending.send(command);
    if (sent.toCompletableFuture().isDone() && client.unanswered().get() == 0) {
      answer(client, say.ref(), sent);
    } else {
      answerLater(client, say.ref(), sent);
    }
  }

  /** Behind the answers that wait already. */
  private void answerLater(Client client, Optional<Ref> ref, CompletionStage<Outcome> sent) {
    client.unanswered().incrementAndGet();
    sent.whenCompleteAsync(
        (outcome, failure) -> {
          answer(client, ref, sent);
          client.unanswered().decrementAndGet();
        },
        replies.laneOf(client.outbox()));
  }

  private void renew(ClientFrame.Auth auth, Client client, String ref) {
    client
        .renewal()
        .apply(auth.token())
        .whenComplete(
            (renewed, failure) -> {
              if (failure != null) {
                refuse(client, failure, ref);
              } else if (!renewed) {
                refuse(
                    client,
                    new Refusal(ErrorCode.FORBIDDEN, "the token speaks for someone else"),
                    ref);
              }
            });
  }

  /** Of what is not acked only a refusal is told. */
  private void answerRefusal(CompletionStage<Optional<Refusal>> stage, Client client, String ref) {
    stage.whenComplete(
        (refused, failure) -> {
          if (failure != null || refused.isPresent()) {
            Throwable why = failure != null ? failure : refused.get();
            replies.laneOf(client.outbox()).execute(() -> refuse(client, why, ref));
          }
        });
  }

  private static Refusal notNoted(ReadHistory.Reason reason) {
    ErrorCode code = ErrorCode.of(reason);
    return new Refusal(code, "not noted: " + code.code().replace('_', ' '));
  }

  private void answer(Client client, Optional<Ref> ref, CompletionStage<Outcome> sent) {
    try {
      Outcome outcome = sent.toCompletableFuture().join();
      if (outcome instanceof Outcome.Sent stored) {
        reply(client, FrameEncoder.encode(AckFrame.of(stored, client.user(), ref)));
      } else if (outcome instanceof Outcome.TooOften tooOften) {
        throw Refusal.tooOften(tooOften.retryAfter());
      } else {
        ErrorCode code = ErrorCode.of(((Outcome.Refused) outcome).reason());
        throw new Refusal(code, "not said: " + code.code().replace('_', ' '));
      }
    } catch (RuntimeException e) {
      refuse(client, e, ref.map(Ref::value).orElse(null));
    }
  }

  private void refuse(Client client, Throwable thrown, String ref) {
    ConnectionId connection = client.connection().id();
    Refusal refusal = Refusal.of(thrown, connection + "." + RequestId.made());
    String code = refusal.code().code();
    gate.monitor().refused(code);
    Event.of(refusal.code())
        .ifPresent(
            event ->
                gate.security()
                    .tell(
                        event,
                        "code",
                        code,
                        "user",
                        client.user(),
                        "path",
                        "/ws",
                        "connection",
                        connection));
    reply(client, FrameEncoder.encode(ErrorFrame.of(refusal, ref)));
  }

  private static void reply(Client client, EncodedFrame frame) {
    client.outbox().offer(frame);
    client.outbox().flush();
  }

  /** The ref to repeat in an error, if it is fit to be repeated. */
  private static String echoOf(Fields fields) {
    try {
      return fields.optionalText("ref").map(Ref::new).map(Ref::value).orElse(null);
    } catch (RuntimeException unfit) {
      return null;
    }
  }
}
