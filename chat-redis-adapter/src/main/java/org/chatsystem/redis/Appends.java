package org.chatsystem.redis;

import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Retention;

/** Makes of a draft the script run that stores and announces it. Safe for concurrent use. */
final class Appends {
  private final Keys keys;
  private final Retention retention;

  Appends(Keys keys, Retention retention) {
    this.keys = keys;
    this.retention = retention;
  }

  PendingAppend prepare(Draft draft, long deadline) {
    Conversation conversation = draft.conversation();
    Call call = Call.of(Script.APPEND).key(keys.log(conversation)).key(keys.reads(conversation));
    if (draft.ref().isPresent()) {
      call.keys(keys.refs(draft.from()));
    }
    if (conversation instanceof Conversation.OfGroup group) {
      call.key(keys.group(group.group())).key(keys.members(group.group()));
    } else if (conversation instanceof Conversation.Broadcast) {
      MessageCodec.mayBeMentioned(conversation, draft.content())
          .forEach(each -> call.key(keys.account(each)));
    }
    call.arg(draft.from().value())
        .arg(conversation.key())
        .arg(MessageCodec.encode(draft))
        .arg(draft.ref().map(Ref::value).orElse(""))
        .arg(retention.messages())
        .arg(retention.age().toMillis())
        .args(keys.channels(conversation));
    return new PendingAppend(draft, call, deadline);
  }
}
