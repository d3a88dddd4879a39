package org.chatsystem.core.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Blocks;

/**
 * Changes under the lock of the conversation in question as well, so that what is being appended
 * there is stored before the block stands, or not at all.
 */
final class InMemoryBlocks implements Blocks {
  private final Map<Username, Set<Username>> blocked = new HashMap<>();
  private final Map<Username, Set<Username>> blockers = new HashMap<>();
  private final ConversationLogs logs;

  InMemoryBlocks(ConversationLogs logs) {
    this.logs = logs;
  }

  @Override
  public boolean block(Username user, Username other) {
    synchronized (logs.findOrBegin(new Conversation.Direct(user, other))) {
      return add(user, other);
    }
  }

  private synchronized boolean add(Username user, Username other) {
    Set<Username> theirs = blocked.computeIfAbsent(user, name -> new TreeSet<>());
    if (theirs.size() < MAX_PER_USER) {
      theirs.add(other);
      blockers.computeIfAbsent(other, name -> new HashSet<>()).add(user);
    }
    return theirs.contains(other);
  }

  @Override
  public synchronized void unblock(Username user, Username other) {
    if (blocks(user, other)) {
      blocked.get(user).remove(other);
      blockers.get(other).remove(user);
    }
  }

  @Override
  public synchronized List<Username> blockedBy(Username user) {
    return new ArrayList<>(blocked.getOrDefault(user, Set.of()));
  }

  @Override
  public synchronized Set<Username> apartFrom(Username user) {
    var apart = new HashSet<>(blocked.getOrDefault(user, Set.of()));
    apart.addAll(blockers.getOrDefault(user, Set.of()));
    return apart;
  }

  @Override
  public synchronized Set<Conversation> closedAmong(Collection<Conversation.Direct> conversations) {
    return conversations.stream().filter(this::isBetween).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether one of the two blocks the other. */
  synchronized boolean isBetween(Conversation.Direct pair) {
    return blocks(pair.first(), pair.second()) || blocks(pair.second(), pair.first());
  }

  private boolean blocks(Username user, Username other) {
    return blocked.getOrDefault(user, Set.of()).contains(other);
  }
}
