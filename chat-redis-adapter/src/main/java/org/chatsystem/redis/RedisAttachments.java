package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments;

/**
 * Small attachments, in Redis: a hash for each, which expires; a set for each conversation, of what
 * goes with it; and for all together a list of what goes when, from which their weight is known.
 */
final class RedisAttachments implements Attachments {
  private static final int REMOVED_AT_ONCE = 200;
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  private final Store store;
  private final Keys keys;

  RedisAttachments(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public boolean keep(Upload upload, FileContent content, Duration time, long room) {
    Attachment attachment = upload.attachment();
    Conversation conversation = upload.conversation();
    Call call =
        Call.of(Script.KEEP_ATTACHMENT)
            .key(keys.allAttachments())
            .key(keys.attachmentsWeight())
            .key(keys.attachments(conversation))
            .key(keys.attachment(conversation, attachment.id()))
            .arg(conversation.key())
            .arg(attachment.id().value())
            .arg(attachment.weight())
            .arg(room)
            .arg(time.toMillis())
            .arg(upload.owner().value())
            .arg(AttachmentCodec.encode(attachment))
            .arg(content.bytes());
    return Reply.yes(store.run(call));
  }

  @Override
  public Optional<List<Attachment>> claim(
      Username owner, Conversation conversation, List<AttachmentId> ids, Duration time) {
    Call call =
        Call.of(Script.CLAIM_ATTACHMENTS)
            .key(keys.allAttachments())
            .key(keys.attachments(conversation))
            .keys(keysOf(conversation, ids))
            .arg(owner.value())
            .arg(time.toMillis());
    List<String> lines = Reply.texts(store.run(call));
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.stream().map(AttachmentCodec::decode).toList());
  }

  @Override
  public Optional<FileContent> read(Conversation conversation, AttachmentId id) {
    byte[] key = keys.attachment(conversation, id).getBytes(StandardCharsets.UTF_8);
    return Optional.ofNullable(store.ask(redis -> redis.hget(key, CONTENT))).map(FileContent::new);
  }

  @Override
  public void remove(Conversation conversation, Collection<AttachmentId> ids) {
    store.run(
        Call.of(Script.REMOVE_ATTACHMENTS)
            .key(keys.allAttachments())
            .key(keys.attachmentsWeight())
            .key(keys.attachments(conversation))
            .keys(keysOf(conversation, ids))
            .args(ids.stream().map(AttachmentId::value).toList()));
  }

  @Override
  public void removeAll(Conversation conversation) {
    var ids = new ArrayList<AttachmentId>();
    store
        .ask(redis -> redis.smembers(keys.attachments(conversation)))
        .forEach(id -> ids.add(new AttachmentId(id)));
    for (int i = 0; i < ids.size(); i += REMOVED_AT_ONCE) {
      remove(conversation, ids.subList(i, Math.min(i + REMOVED_AT_ONCE, ids.size())));
    }
  }

  private List<String> keysOf(Conversation conversation, Collection<AttachmentId> ids) {
    return ids.stream().map(id -> keys.attachment(conversation, id)).toList();
  }
}
