package org.chatsystem.redis;

import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Retention;

/**
 * Puts together what the script that stores and announces drafts is told. Safe for concurrent use.
 */
final class Appends {
  private final Keys keys;
  private final Retention retention;

  Appends(Keys keys, Retention retention) {
    this.keys = keys;
    this.retention = retention;
  }

  /** One draft's share of a run. */
  PendingAppend prepare(Draft draft, long deadline) {
    Conversation conversation = draft.conversation();
    Call call = Call.of(Script.APPEND).key(keys.log(conversation)).key(keys.reads(conversation));
    if (draft.ref().isPresent()) {
      call.key(keys.refsStem(draft.from()));
    }
    if (conversation instanceof Conversation.OfGroup group) {
      call.key(keys.group(group.group())).key(keys.members(group.group()));
    } else if (conversation instanceof Conversation.Broadcast) {
      MessageCodec.mayBeMentioned(conversation, draft.content())
          .forEach(each -> call.key(keys.account(each)));
    }
    List<String> channels = keys.channels(conversation);
    call.arg(draft.from().value())
        .arg(conversation.key())
        .arg(MessageCodec.encode(draft))
        .arg(draft.ref().map(Ref::value).orElse(""))
        .arg(channels.get(0))
        .arg(channels.size() > 1 ? channels.get(1) : "");
    return new PendingAppend(draft, call, deadline);
  }

  /** A run that stores nothing yet: {@link PendingAppend#joins} puts drafts into it. */
  Call newRun() {
    return Call.of(Script.APPEND).arg(retention.messages()).arg(retention.age().toMillis());
  }
}
