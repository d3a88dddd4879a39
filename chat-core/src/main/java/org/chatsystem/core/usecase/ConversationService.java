package org.chatsystem.core.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.MarkRead;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.out.Backend;

/** One's own conversations: which they are, how they stand, and how far they are read. */
final class ConversationService implements ListConversations, MarkRead {
  private static final int PAGE = 500;

  private final Backend backend;
  private final Access access;

  ConversationService(Backend backend, Access access) {
    this.backend = backend;
    this.access = access;
  }

  @Override
  public Listing list(Username user, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidValueException(
          InvalidValueException.Kind.OTHER, "limit is a number from 1 to " + MAX_LIMIT);
    }
    Set<Conversation> own = ownConversations(user);
    Map<Conversation, MessageId> heads = backend.log().heads(own);
    List<Conversation> latestFirst =
        own.stream()
            .filter(each -> heads.containsKey(each) || each instanceof Conversation.OfGroup)
            .sorted(Comparator.comparing((Conversation each) -> headOf(each, heads)).reversed())
            .toList();
    List<Conversation> listed = latestFirst.subList(0, Math.min(limit, latestFirst.size()));
    return new Listing(entries(user, listed, heads), latestFirst.size() > listed.size());
  }

  private Set<Conversation> ownConversations(Username user) {
    Set<Conversation> own = new HashSet<>(backend.log().conversationsOf(user));
    Set<GroupName> joined = backend.groups().rolesOf(user, Conversation.groupsAmong(own)).keySet();
    own.removeIf(each -> each instanceof Conversation.OfGroup of && !joined.contains(of.group()));
    own.add(Conversation.BROADCAST);
    return own;
  }

  private List<Entry> entries(
      Username user, List<Conversation> listed, Map<Conversation, MessageId> heads) {
    Map<Conversation, Message> latest = backend.log().latest(listed);
    Map<Conversation, MessageId> read = backend.readMarkers().of(user, listed);
    Map<Conversation, Long> mentions = backend.log().mentionsAfter(user, pointsIn(listed, read));
    return listed.stream()
        .map(
            each ->
                entry(
                    each,
                    latest.get(each),
                    headOf(each, heads),
                    read.getOrDefault(each, MessageId.NONE),
                    mentions.getOrDefault(each, 0L)))
        .toList();
  }

  private static Map<Conversation, MessageId> pointsIn(
      List<Conversation> listed, Map<Conversation, MessageId> read) {
    return listed.stream()
        .collect(toMap(identity(), each -> read.getOrDefault(each, MessageId.NONE)));
  }

  /**
   * A message said since the heads were read counts as well: the later of the two is the newest.
   */
  private static Entry entry(
      Conversation conversation, Message latest, MessageId head, MessageId read, long mentions) {
    MessageId newest = latest != null && latest.id().isAfter(head) ? latest.id() : head;
    long unread = newest.isAfter(read) ? Math.max(0, newest.seq() - read.seq()) : 0;
    return new Entry(
        conversation, Optional.ofNullable(latest), newest.seq(), read.seq(), unread, mentions);
  }

  private static MessageId headOf(Conversation conversation, Map<Conversation, MessageId> heads) {
    return heads.getOrDefault(conversation, MessageId.NONE);
  }

  @Override
  public Optional<ReadHistory.Reason> markRead(
      Username reader, Conversation conversation, long seq) {
    Optional<ReadHistory.Reason> refusal = access.refusal(reader, conversation);
    if (refusal.isEmpty()) {
      idOf(conversation, seq)
          .ifPresent(id -> backend.readMarkers().advance(reader, conversation, id));
    }
    return refusal;
  }

  /**
   * The id that this seq is short for; the head for one beyond it. Marks are mostly near the head,
   * so it is sought from there.
   */
  private Optional<MessageId> idOf(Conversation conversation, long seq) {
    MessageId head = backend.log().heads(List.of(conversation)).get(conversation);
    if (head == null || seq >= head.seq()) {
      return Optional.ofNullable(head);
    }
    MessageId before = null;
    while (true) {
      List<Message> page = backend.log().readBefore(conversation, before, PAGE);
      for (int i = page.size() - 1; i >= 0; i--) {
        if (page.get(i).id().seq() <= seq) {
          return Optional.of(page.get(i).id());
        }
      }
      if (page.size() < PAGE) {
        return Optional.empty();
      }
      before = page.get(0).id();
    }
  }
}
