package org.chatsystem.core.usecase;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageLog;

/**
 * The hot path: nothing here waits, and nothing but the log is asked unless a stranger sends to a
 * group.
 */
final class SendMessageService implements SendMessage {
  private final MessageLog log;
  private final Access access;
  private final ChatRules rules;
  private final Executor background;

  /**
   * @param background where the store may be waited for
   */
  SendMessageService(MessageLog log, Access access, ChatRules rules, Executor background) {
    this.log = log;
    this.access = access;
    this.rules = rules;
    this.background = background;
  }

  @Override
  public CompletionStage<Outcome> send(Command command) {
    if (command.to() instanceof Conversation.Broadcast && !rules.mayBroadcast(command.sender())) {
      return CompletableFuture.completedFuture(new Outcome.Refused(Reason.BROADCAST_NOT_ALLOWED));
    }
    var draft =
        new Draft(
            command.to(),
            command.sender(),
            command.content(),
            command.ref(),
            command.origin(),
            command.replyTo());
    return log.append(draft).thenCompose(appended -> outcome(command, appended));
  }

  private CompletionStage<Outcome> outcome(Command command, Appended appended) {
    if (appended instanceof Appended.Stored stored) {
      return CompletableFuture.completedFuture(
          new Outcome.Sent(stored.conversation(), stored.id(), stored.duplicate()));
    }
    var reason = ((Appended.Refused) appended).reason();
    if (reason == Appended.Reason.NOT_A_MEMBER && command.to() instanceof Conversation.OfGroup of) {
      return CompletableFuture.supplyAsync(
          () ->
              new Outcome.Refused(
                  access.looksMissing(of.group()) ? Reason.GROUP_NOT_FOUND : Reason.NOT_A_MEMBER),
          background);
    }
    return CompletableFuture.completedFuture(new Outcome.Refused(reasonOf(reason)));
  }

  private static Reason reasonOf(Appended.Reason reason) {
    return switch (reason) {
      case USER_NOT_FOUND -> Reason.USER_NOT_FOUND;
      case GROUP_NOT_FOUND -> Reason.GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> Reason.NOT_A_MEMBER;
      case MESSAGE_NOT_FOUND -> Reason.MESSAGE_NOT_FOUND;
    };
  }
}
