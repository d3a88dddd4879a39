package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.MessageChanges.Changed;

/** Has the store decide and do it in one step, and says what a stranger may know of a refusal. */
final class ChangeMessageService implements ChangeMessage {
  private final MessageChanges changes;
  private final Access access;
  private final ChatRules rules;
  private final AttachmentRemoval removal;
  private final Lanes lanes;

  ChangeMessageService(
      MessageChanges changes,
      Access access,
      ChatRules rules,
      AttachmentRemoval removal,
      Lanes lanes) {
    this.changes = changes;
    this.access = access;
    this.rules = rules;
    this.removal = removal;
    this.lanes = lanes;
  }

  @Override
  public CompletionStage<Outcome> edit(Target target, Content content) {
    return change(
        target,
        () ->
            changes.edit(
                target.conversation(),
                target.message(),
                target.actor(),
                content,
                rules.editWindow()));
  }

  @Override
  public CompletionStage<Outcome> delete(Target target) {
    return change(target, () -> deleteWithAttachments(target));
  }

  private Changed deleteWithAttachments(Target target) {
    List<AttachmentId> carried = removal.carriedBy(target.conversation(), target.message());
    Changed changed =
        changes.delete(target.conversation(), target.message(), target.actor(), rules.editWindow());
    if (changed instanceof Changed.Done) {
      removal.remove(target.conversation(), carried);
    }
    return changed;
  }

  @Override
  public CompletionStage<Outcome> react(Target target, Emoji emoji, boolean removed) {
    return change(
        target,
        () ->
            changes.react(target.conversation(), target.message(), target.actor(), emoji, removed));
  }

  private CompletionStage<Outcome> change(Target target, Supplier<Changed> deed) {
    return lanes.add(target.actor(), () -> outcome(target, deed.get()));
  }

  private Outcome outcome(Target target, Changed changed) {
    return changed instanceof Changed.Done done
        ? new Outcome.Done(done.message())
        : new Outcome.Refused(reason(target, ((Changed.Refused) changed).reason()));
  }

  private Reason reason(Target target, MessageChanges.Reason reason) {
    return switch (reason) {
      case GROUP_NOT_FOUND -> Reason.GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> looksMissing(target) ? Reason.GROUP_NOT_FOUND : Reason.NOT_A_MEMBER;
      case MESSAGE_NOT_FOUND ->
          isToNobody(target) ? Reason.USER_NOT_FOUND : Reason.MESSAGE_NOT_FOUND;
      case NOT_ONES_OWN -> Reason.NOT_ONES_OWN;
      case BLOCKED -> Reason.BLOCKED;
      case TOO_LATE -> Reason.TOO_LATE;
      case TOO_MANY_REACTIONS -> Reason.TOO_MANY_REACTIONS;
    };
  }

  private boolean looksMissing(Target target) {
    return target.conversation() instanceof Conversation.OfGroup of
        && access.looksMissing(of.group());
  }

  private boolean isToNobody(Target target) {
    return access
        .refusal(target.actor(), target.conversation())
        .equals(Optional.of(ReadHistory.Reason.USER_NOT_FOUND));
  }
}
