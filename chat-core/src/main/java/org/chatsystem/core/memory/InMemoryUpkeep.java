package org.chatsystem.core.memory;

import java.util.List;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Upkeep;

final class InMemoryUpkeep implements Upkeep {
  private final SharedStore store;

  InMemoryUpkeep(SharedStore store) {
    this.store = store;
  }

  @Override
  public void sizes(Consumer<List<Size>> taker) {
    store
        .logs()
        .forEach((each, log) -> taker.accept(List.of(new Size(each, log.size(), log.head()))));
  }

  @Override
  public long roughBytes(Conversation conversation) {
    return store.logs().find(conversation).map(ConversationLog::bytes).orElse(0L);
  }

  @Override
  public long trim(Conversation conversation, Retention retention) {
    var oldest = MessageId.startOf(store.clock().instant().minus(retention.age()));
    return store
        .logs()
        .find(conversation)
        .map(log -> log.trim(oldest, retention.messages()))
        .orElse(0L);
  }
}
