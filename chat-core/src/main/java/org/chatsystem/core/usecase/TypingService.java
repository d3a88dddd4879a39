package org.chatsystem.core.usecase;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.ShowTyping;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Roster;

/** Who is writing: asked together for all who write at the same time, and told at most so often. */
final class TypingService implements ShowTyping, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST_WAITING = 5_000;
  private static final int MOST_REMEMBERED = 50_000;

  private record Typist(Username user, Conversation conversation) {}

  private final Backend backend;
  private final Access access;
  private final Executor background;
  private final Gathering<Typist, Typist, Boolean> gathering;

  /** When someone was passed on last, in {@link System#nanoTime}. */
  private final Map<Typist, Long> recent = new ConcurrentHashMap<>();

  /** Of each conversation, since the window was opened; for the thread that gathers alone. */
  private final Map<Conversation, Integer> shown = new HashMap<>();

  private long windowOpened = System.nanoTime();

  /**
   * @param background where the store may be waited for
   */
  TypingService(Backend backend, Access access, Executor background) {
    this.backend = backend;
    this.access = access;
    this.background = background;
    this.gathering =
        new Gathering<>("chat-typing", PAUSE, MOST_WAITING, (one, same) -> one, this::tellAllowed);
  }

  @Override
  public CompletionStage<Optional<ReadHistory.Reason>> typing(
      Username user, Conversation conversation) {
    var typist = new Typist(user, conversation);
    if (conversation instanceof Conversation.Broadcast || !isDue(typist)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return gathering
        .add(typist, typist)
        .thenCompose(
            allowed ->
                allowed
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : CompletableFuture.supplyAsync(
                        () -> access.refusal(user, conversation), background));
  }

  /** At most once in a while; beyond the bound of what is remembered, not at all. */
  private boolean isDue(Typist typist) {
    long now = System.nanoTime();
    Long last = recent.get(typist);
    if (last != null ? now - last < AGAIN.toNanos() : recent.size() >= MOST_REMEMBERED) {
      return false;
    }
    recent.put(typist, now);
    return true;
  }

  /** Whether each of them may write there; tells of those who may. */
  private List<Boolean> tellAllowed(List<Typist> typists) {
    forgetOld();
    Map<Conversation, Long> rosters = new HashMap<>();
    Set<Typist> allowed = ConcurrentHashMap.newKeySet();
    Set<Conversation> open = openAmong(typists);
    Map<Conversation, List<Typist>> inGroups =
        typists.stream()
            .filter(each -> each.conversation() instanceof Conversation.OfGroup)
            .collect(Collectors.groupingBy(Typist::conversation));
    inGroups.forEach((group, theirs) -> rosters.put(group, membersAmong(theirs, allowed)));
    typists.stream().filter(each -> open.contains(each.conversation())).forEach(allowed::add);
    allowed.forEach(each -> tell(each, rosters.getOrDefault(each.conversation(), 0L)));
    return typists.stream().map(allowed::contains).toList();
  }

  /** The direct ones in which something was said, and neither blocks the other. */
  private Set<Conversation> openAmong(List<Typist> typists) {
    Set<Conversation.Direct> direct =
        typists.stream()
            .map(Typist::conversation)
            .filter(Conversation.Direct.class::isInstance)
            .map(Conversation.Direct.class::cast)
            .collect(Collectors.toSet());
    if (direct.isEmpty()) {
      return Set.of();
    }
    Set<Conversation> open = new HashSet<>(backend.log().heads(Set.copyOf(direct)).keySet());
    open.removeAll(backend.blocks().closedAmong(direct));
    return open;
  }

  /** The version of the roster by which they are members. */
  private long membersAmong(Collection<Typist> typists, Set<Typist> members) {
    var group = (Conversation.OfGroup) typists.iterator().next().conversation();
    Set<Username> users = typists.stream().map(Typist::user).collect(Collectors.toSet());
    Roster roster = backend.groups().roster(group.group(), users);
    typists.stream().filter(each -> roster.roles().containsKey(each.user())).forEach(members::add);
    return roster.version();
  }

  private void tell(Typist typist, long roster) {
    if (shown.merge(typist.conversation(), 1, Integer::sum) > MOST_AT_ONCE) {
      return;
    }
    var event = new Event.Typing(typist.user(), typist.conversation(), roster);
    if (typist.conversation() instanceof Conversation.OfGroup of) {
      backend.bus().publish(new Channel.OfGroup(of.group()), event);
    } else if (typist.conversation() instanceof Conversation.Direct direct
        && !direct.peerOf(typist.user()).equals(typist.user())) {
      backend.bus().publish(new Channel.OfUser(direct.peerOf(typist.user())), event);
    }
  }

  private void forgetOld() {
    long now = System.nanoTime();
    recent.values().removeIf(last -> now - last >= AGAIN.toNanos());
    if (now - windowOpened >= AGAIN.toNanos()) {
      shown.clear();
      windowOpened = now;
    }
  }

  @Override
  public void close() {
    gathering.close();
  }
}
