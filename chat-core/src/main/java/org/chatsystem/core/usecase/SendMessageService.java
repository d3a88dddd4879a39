package org.chatsystem.core.usecase;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Monitor;

/**
 * The hot path: nothing here waits, and nothing but the log is asked unless a stranger sends to a
 * group, or there is a limit on what is said to everybody.
 */
final class SendMessageService implements SendMessage {
  private final MessageLog log;
  private final Allowances allowances;
  private final Access access;
  private final ChatRules rules;
  private final Carriers carriers;
  private final Monitor monitor;
  private final Executor background;

  /**
   * @param carriers whatever carries something goes through
   * @param monitor told of what is stored
   * @param background where the store may be waited for
   */
  SendMessageService(
      Backend backend,
      Access access,
      ChatRules rules,
      Carriers carriers,
      Monitor monitor,
      Executor background) {
    this.log = backend.log();
    this.allowances = backend.allowances();
    this.access = access;
    this.rules = rules;
    this.carriers = carriers;
    this.monitor = monitor;
    this.background = background;
  }

  @Override
  public CompletionStage<Outcome> send(Command command) {
    return carriers.concerns(command) ? carriers.send(command, this::say) : say(command, List.of());
  }

  private CompletionStage<Outcome> say(Command command, List<Attachment> carried) {
    if (command.to() instanceof Conversation.Broadcast) {
      return broadcast(command, carried);
    }
    return append(command, carried);
  }

  private CompletionStage<Outcome> broadcast(Command command, List<Attachment> carried) {
    if (!rules.mayBroadcast(command.sender())) {
      return CompletableFuture.completedFuture(new Outcome.Refused(Reason.BROADCAST_NOT_ALLOWED));
    }
    if (rules.broadcastsPerMinute() == 0) {
      return append(command, carried);
    }
    // one thread asks for all, so what one sender says stays in order
    return CompletableFuture.supplyAsync(() -> takeAllowance(command.sender()), background)
        .thenCompose(
            wait ->
                wait.isZero()
                    ? append(command, carried)
                    : CompletableFuture.completedFuture(new Outcome.TooOften(wait)));
  }

  private Duration takeAllowance(Username sender) {
    return allowances.take(
        sender, Allowances.Deed.BROADCAST, Rate.perMinute(rules.broadcastsPerMinute()));
  }

  private CompletionStage<Outcome> append(Command command, List<Attachment> carried) {
    var draft =
        new Draft(
            command.to(),
            command.sender(),
            command.content(),
            command.ref(),
            command.origin(),
            command.replyTo(),
            carried);
    long begun = System.nanoTime();
    return log.append(draft).thenCompose(appended -> outcome(command, appended, begun));
  }

  private CompletionStage<Outcome> outcome(Command command, Appended appended, long begun) {
    if (appended instanceof Appended.Stored stored) {
      monitor.sent(stored.duplicate(), System.nanoTime() - begun);
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
      case BLOCKED -> Reason.BLOCKED;
      case MESSAGE_NOT_FOUND -> Reason.MESSAGE_NOT_FOUND;
    };
  }
}
