package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Retention;

/** One node's view of the logs: what the store has, as far as this node's retention shows it. */
final class InMemoryMessageLog implements MessageLog {
  private final SharedStore store;
  private final Retention retention;
  private final Appending appending;

  InMemoryMessageLog(SharedStore store, Retention retention) {
    this.store = store;
    this.retention = retention;
    this.appending = new Appending(store, retention);
  }

  @Override
  public CompletionStage<Appended> append(Draft draft) {
    return CompletableFuture.completedFuture(appending.append(draft));
  }

  @Override
  public List<Message> readAfter(Conversation conversation, MessageId after, int limit) {
    MessageId oldest = oldestShown();
    MessageId from = after.isAfter(oldest) ? after : oldest;
    return log(conversation).map(log -> log.after(from, limit)).orElse(List.of());
  }

  @Override
  public List<Message> readBefore(Conversation conversation, MessageId before, int limit) {
    return log(conversation).map(log -> log.before(before, oldestShown(), limit)).orElse(List.of());
  }

  @Override
  public Map<Conversation, Message> latest(Collection<Conversation> conversations) {
    MessageId oldest = oldestShown();
    return ofEach(conversations, log -> log.newestAfter(oldest));
  }

  @Override
  public Map<Conversation, MessageId> heads(Collection<Conversation> conversations) {
    return ofEach(conversations, log -> Optional.of(log.head()).filter(head -> head.seq() > 0));
  }

  @Override
  public Map<Conversation, Long> mentionsAfter(Username user, Map<Conversation, MessageId> points) {
    MessageId oldest = oldestShown();
    Map<Conversation, Long> counts = new HashMap<>();
    points.forEach(
        (each, point) -> {
          MessageId from = point.isAfter(oldest) ? point : oldest;
          counts.put(each, log(each).map(log -> log.mentionsAfter(from, user)).orElse(0L));
        });
    return counts;
  }

  @Override
  public Set<Conversation> conversationsOf(Username user) {
    return store.index().of(user);
  }

  @Override
  public Map<Username, Set<Conversation>> conversationsOf(Collection<Username> users) {
    Map<Username, Set<Conversation>> all = new HashMap<>();
    users.forEach(each -> all.put(each, conversationsOf(each)));
    return all;
  }

  @Override
  public Instant time() {
    return store.clock().instant();
  }

  private <T> Map<Conversation, T> ofEach(
      Collection<Conversation> conversations, Function<ConversationLog, Optional<T>> question) {
    Map<Conversation, T> answers = new HashMap<>();
    for (Conversation each : conversations) {
      log(each).flatMap(question).ifPresent(answer -> answers.put(each, answer));
    }
    return answers;
  }

  private Optional<ConversationLog> log(Conversation conversation) {
    return store.logs().find(conversation);
  }

  private MessageId oldestShown() {
    return MessageId.startOf(time().minus(retention.age()));
  }
}
