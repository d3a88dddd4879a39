package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SendMessage.Command;
import org.chatsystem.core.port.in.SendMessage.Outcome;
import org.chatsystem.core.port.in.SendMessage.Reason;
import org.chatsystem.core.port.out.Attachments;

/**
 * Messages that carry something: it is claimed before they are appended, so that nothing acked ever
 * lacks what it carries. That has to wait for where the bytes are, and until it is done whatever
 * else the sender says waits behind it, as the order of what one says stays. All others are not
 * concerned, and pay one look at an empty map.
 */
final class Carriers {
  private final Attachments attachments;
  private final ChatRules rules;
  private final Lanes lanes;

  /** How many messages of each sender are not on their way to the log yet. */
  private final Map<Username, Integer> held = new ConcurrentHashMap<>();

  Carriers(Attachments attachments, ChatRules rules, Lanes lanes) {
    this.attachments = attachments;
    this.rules = rules;
    this.lanes = lanes;
  }

  /** Whether this message carries something or has to wait for one that does. */
  boolean concerns(Command command) {
    return !command.attachments().isEmpty()
        || (!held.isEmpty() && held.containsKey(command.sender()));
  }

  /**
   * Sends it in its turn.
   *
   * @param say hands it to the log with what it carries
   */
  CompletionStage<Outcome> send(
      Command command, BiFunction<Command, List<Attachment>, CompletionStage<Outcome>> say) {
    Username sender = command.sender();
    held.merge(sender, 1, Integer::sum);
    return lanes
        .add(sender, () -> claimAndSay(command, say))
        .whenComplete(
            (handedOver, failure) ->
                held.computeIfPresent(sender, (any, count) -> count == 1 ? null : count - 1))
        .thenCompose(Function.identity());
  }

  private CompletionStage<Outcome> claimAndSay(
      Command command, BiFunction<Command, List<Attachment>, CompletionStage<Outcome>> say) {
    return claim(command)
        .map(carried -> say.apply(command, carried))
        .orElseGet(() -> say.apply(unsayable(command), List.of()).thenApply(Carriers::missing));
  }

  private Optional<List<Attachment>> claim(Command command) {
    return command.attachments().isEmpty()
        ? Optional.of(List.of())
        : attachments.claim(
            command.sender(), command.to(), command.attachments(), rules.attachments().kept());
  }

  /**
   * What it carries is not there. If its ref was accepted before, the first answer is due all the
   * same, and the log knows: it refuses an answer to what is no message only after it has looked
   * for the ref.
   */
  private static Command unsayable(Command command) {
    return new Command(
        command.sender(),
        command.to(),
        command.content(),
        command.ref(),
        command.origin(),
        Optional.of(MessageId.NONE));
  }

  private static Outcome missing(Outcome outcome) {
    return outcome.equals(new Outcome.Refused(Reason.MESSAGE_NOT_FOUND))
        ? new Outcome.Refused(Reason.ATTACHMENT_NOT_FOUND)
        : outcome;
  }
}
