package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.Retention;

/** One node's view: what all nodes have in common, and how long this one keeps messages. */
final class InMemoryDepartures implements Departures {
  private final SharedStore store;
  private final Retention retention;

  InMemoryDepartures(SharedStore store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  @Override
  public boolean begin(Username name, Optional<PasswordHash> checked) {
    Instant until = store.clock().instant().plus(retention.age()).plus(MARGIN);
    boolean begun = store.users().depart(name, checked, until);
    if (begun) {
      store.sessions().revokeAll(name);
    }
    return begun;
  }

  @Override
  public Set<Username> among(Collection<Username> names) {
    return names.stream().filter(store.gone()::has).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void part(Username gone, Conversation conversation) {
    store.readMarkers().forget(gone, conversation);
    store.logs().find(conversation).ifPresent(log -> log.forgetMentionsOf(gone));
  }

  @Override
  public void forget(Conversation.Direct conversation) {
    store.index().remove(conversation.first(), conversation);
    store.index().remove(conversation.second(), conversation);
    store.readMarkers().forget(conversation);
    store.logs().remove(conversation);
  }

  @Override
  public void finish(Username name) {
    store.gone().finish(name);
  }

  @Override
  public List<Username> unfinished(int limit) {
    return store.gone().unfinished(limit);
  }

  @Override
  public List<Username> due(int limit) {
    return store.gone().dueAt(store.clock().instant(), limit);
  }

  @Override
  public void release(Username name) {
    if (!store.users().has(name)) {
      forget(name);
    }
    store.gone().release(name);
  }

  private void forget(Username name) {
    store.sessions().forget(name);
    store.index().forget(name);
    store.refs().forget(name);
    store.board().forget(name);
    store.allowances().forget(name);
  }
}
