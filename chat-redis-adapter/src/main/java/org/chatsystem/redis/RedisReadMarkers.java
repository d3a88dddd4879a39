package org.chatsystem.redis;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.ReadMarkers;

/** Read marks: one hash for each conversation. */
final class RedisReadMarkers implements ReadMarkers {
  private final Store store;
  private final Keys keys;

  RedisReadMarkers(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public void advance(Username reader, Conversation conversation, MessageId upTo) {
    store.run(
        Call.of(Script.ADVANCE_READ)
            .key(keys.reads(conversation))
            .arg(reader.value())
            .arg(upTo.toString()));
  }

  @Override
  public Map<Conversation, MessageId> of(Username reader, Collection<Conversation> conversations) {
    List<Conversation> asked = List.copyOf(conversations);
    List<String> answers =
        store
            .askAll(
                pipeline ->
                    asked.stream()
                        .map(each -> pipeline.hmget(keys.reads(each), reader.value()))
                        .toList())
            .stream()
            .map(fields -> fields.get(0) == null ? "" : fields.get(0))
            .toList();
    var marks = new HashMap<Conversation, MessageId>();
    for (int i = 0; i < asked.size(); i++) {
      if (!answers.get(i).isEmpty()) {
        marks.put(asked.get(i), MessageId.parse(answers.get(i)));
      }
    }
    return marks;
  }
}
