package org.chatsystem.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Retention;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/** The log: one stream for each conversation, whose entry ids are the message ids. */
final class RedisMessageLog implements MessageLog {
  private final Store store;
  private final Keys keys;
  private final Retention retention;
  private final AppendWriter writer;

  RedisMessageLog(Store store, Keys keys, Retention retention, AppendWriter writer) {
    this.store = store;
    this.keys = keys;
    this.retention = retention;
    this.writer = writer;
  }

  @Override
  public CompletionStage<Appended> append(Draft draft) {
    return writer.append(draft);
  }

  @Override
  public List<Message> readAfter(Conversation conversation, MessageId after, int limit) {
    return read(conversation, "after", after.toString(), limit);
  }

  @Override
  public List<Message> readBefore(Conversation conversation, MessageId before, int limit) {
    if (MessageId.NONE.equals(before)) {
      return List.of();
    }
    List<Message> newestFirst =
        read(conversation, "before", before == null ? "" : before.toString(), limit);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private List<Message> read(Conversation conversation, String side, String id, int limit) {
    if (limit < 1) {
      return new ArrayList<>();
    }
    return messages(conversation, store.run(reading(conversation, side, id, limit)));
  }

  private Call reading(Conversation conversation, String side, String id, int limit) {
    return Call.of(Script.READ)
        .key(keys.log(conversation))
        .key(keys.edits(conversation))
        .key(keys.edited(conversation))
        .arg(side)
        .arg(id)
        .arg(limit)
        .arg(retention.age().toMillis());
  }

  private static List<Message> messages(Conversation conversation, Object entries) {
    var messages = new ArrayList<Message>();
    for (Object entry : Reply.list(entries)) {
      List<?> parts = Reply.list(entry);
      MessageId id = MessageId.parse(Reply.text(parts.get(0)));
      List<?> fields = Reply.list(parts.get(1));
      String body = fields.isEmpty() ? "" : Reply.text(fields.get(1));
      String fate = parts.size() > 2 ? Reply.text(parts.get(2)) : "";
      messages.add(ChangeCodec.message(id, conversation, body, fate));
    }
    return messages;
  }

  @Override
  public Map<Conversation, Message> latest(Collection<Conversation> conversations) {
    List<Conversation> asked = List.copyOf(conversations);
    List<Object> answers =
        store.runAll(asked.stream().map(each -> reading(each, "before", "", 1)).toList());
    var latest = new HashMap<Conversation, Message>();
    for (int i = 0; i < asked.size(); i++) {
      for (Message message : messages(asked.get(i), answers.get(i))) {
        latest.put(asked.get(i), message);
      }
    }
    return latest;
  }

  @Override
  public Map<Conversation, MessageId> heads(Collection<Conversation> conversations) {
    List<Conversation> asked = List.copyOf(conversations);
    List<Object> answers = store.runAll(asked.stream().map(this::head).toList());
    var heads = new HashMap<Conversation, MessageId>();
    for (int i = 0; i < asked.size(); i++) {
      if (answers.get(i) != null) {
        heads.put(asked.get(i), MessageId.parse(Reply.text(answers.get(i))));
      }
    }
    return heads;
  }

  private Call head(Conversation conversation) {
    return Call.of(Script.HEAD).key(keys.log(conversation)).key(keys.reads(conversation));
  }

  @Override
  public Map<Conversation, Long> mentionsAfter(Username user, Map<Conversation, MessageId> points) {
    List<Conversation> asked = List.copyOf(points.keySet());
    List<Object> answers =
        store.runAll(asked.stream().map(each -> mentions(each, user, points.get(each))).toList());
    var counts = new HashMap<Conversation, Long>();
    for (int i = 0; i < asked.size(); i++) {
      counts.put(asked.get(i), (Long) answers.get(i));
    }
    return counts;
  }

  private Call mentions(Conversation conversation, Username user, MessageId point) {
    return Call.of(Script.MENTIONS)
        .key(keys.mentions(conversation, user))
        .key(keys.log(conversation))
        .arg(point.toString())
        .arg(retention.age().toMillis());
  }

  @Override
  public Set<Conversation> conversationsOf(Username user) {
    return conversationsOf(Set.of(user)).get(user);
  }

  @Override
  public Map<Username, Set<Conversation>> conversationsOf(Collection<Username> users) {
    List<Username> asked = List.copyOf(users);
    List<Set<String>> answers =
        store.askAll(
            pipeline ->
                asked.stream().map(user -> pipeline.smembers(keys.conversations(user))).toList());
    var conversations = new HashMap<Username, Set<Conversation>>();
    for (int i = 0; i < asked.size(); i++) {
      conversations.put(asked.get(i), conversations(answers.get(i)));
    }
    return conversations;
  }

  private static Set<Conversation> conversations(Set<String> keys) {
    return keys.stream().map(Conversation::ofKey).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Instant time() {
    List<String> time =
        store.ask(
            redis -> {
              try (Pipeline pipeline = redis.pipelined()) {
                Response<List<String>> response = pipeline.time();
                pipeline.sync();
                return response.get();
              }
            });
    return Instant.ofEpochSecond(
        Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) / 1_000 * 1_000_000);
  }
}
