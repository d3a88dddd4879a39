package org.chatsystem.web.socket;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.ChangeMessage.Outcome;
import org.chatsystem.core.port.in.ChangeMessage.Target;
import org.chatsystem.web.wire.Refusal;

/** Does the frames that change what was said. What comes of them goes to everyone as an event. */
final class ChangeHandler {
  private final ChangeMessage changes;

  ChangeHandler(ChangeMessage changes) {
    this.changes = changes;
  }

  /** Begins what the frame asks; empty if that is something else. */
  Optional<CompletionStage<Outcome>> handle(ClientFrame frame, Username user) {
    if (frame instanceof ClientFrame.Edit edit) {
      return Optional.of(
          changes.edit(target(user, edit.conversation(), edit.message()), edit.content()));
    }
    if (frame instanceof ClientFrame.Delete delete) {
      return Optional.of(changes.delete(target(user, delete.conversation(), delete.message())));
    }
    if (frame instanceof ClientFrame.React react) {
      return Optional.of(
          changes.react(
              target(user, react.conversation(), react.message()), react.emoji(), react.removed()));
    }
    return Optional.empty();
  }

  private static Target target(Username user, Conversation conversation, MessageId message) {
    return new Target(user, conversation, message);
  }

  /** Why not; empty if it is done. */
  static Optional<Refusal> refusal(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? Optional.of(Refusal.of(refused.reason()))
        : Optional.empty();
  }
}
