package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleAttachments.text;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import org.chatsystem.core.contract.AttachmentsContract;
import org.chatsystem.core.fixture.SampleAttachments;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisAttachmentsIT extends RedisStore implements AttachmentsContract {
  @Override
  public Attachments here() {
    return backend().attachments();
  }

  @Override
  public Attachments elsewhere() {
    return otherNode().attachments();
  }

  @Override
  public void later(Duration time) {
    pass(time);
  }

  @Test
  void everyKeyOfOneExpires() {
    Username alice = stranger();
    var notes = new Conversation.Direct(alice, alice);
    Attachment note = SampleAttachments.of(text(5));
    var upload = new Attachments.Upload(alice, notes, note);
    here().keep(upload, new FileContent(text(5)), Duration.ofMinutes(1), ROOM);
    var keys = new Keys(settings().prefix());
    try (Jedis jedis = redis().connect()) {
      for (String key : List.of(keys.attachments(notes), keys.attachment(notes, note.id()))) {
        assertThat(jedis.pttl(key)).isBetween(1L, 60_000L);
      }
      here().claim(alice, notes, List.of(note.id()), Duration.ofMinutes(5));
      for (String key : List.of(keys.attachments(notes), keys.attachment(notes, note.id()))) {
        assertThat(jedis.pttl(key)).isBetween(60_001L, 300_000L);
      }
      here().remove(notes, List.of(note.id()));
      assertThat(jedis.exists(keys.attachments(notes))).isFalse();
      assertThat(jedis.exists(keys.attachment(notes, note.id()))).isFalse();
    }
  }
}
