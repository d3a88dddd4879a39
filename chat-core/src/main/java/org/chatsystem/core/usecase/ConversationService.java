package org.chatsystem.core.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ListConversations;
import org.chatsystem.core.port.in.ShowReceipts;
import org.chatsystem.core.port.out.Backend;

/** One's own conversations: which they are, and how they stand. */
final class ConversationService implements ListConversations {

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
    Set<Conversation> own = access.conversationsOf(user);
    Map<Conversation, MessageId> heads = backend.log().heads(own);
    List<Conversation> latestFirst =
        own.stream()
            .filter(each -> heads.containsKey(each) || each instanceof Conversation.OfGroup)
            .sorted(Comparator.comparing((Conversation each) -> headOf(each, heads)).reversed())
            .toList();
    List<Conversation> listed = latestFirst.subList(0, Math.min(limit, latestFirst.size()));
    return new Listing(entries(user, listed, heads), latestFirst.size() > listed.size());
  }

  private List<Entry> entries(
      Username user, List<Conversation> listed, Map<Conversation, MessageId> heads) {
    Map<Conversation, Message> latest = backend.log().latest(listed);
    Map<Conversation, MessageId> read = backend.readMarkers().of(user, listed);
    Map<Conversation, Long> mentions = backend.log().mentionsAfter(user, pointsIn(listed, read));
    Map<Conversation, Map<Username, Marks>> told =
        backend.readMarkers().toldTo(user, directAmong(listed));
    Set<Username> gone = goneAmong(user, listed, latest);
    return listed.stream()
        .map(
            each ->
                entry(
                    each,
                    Optional.ofNullable(latest.get(each)).map(last -> last.without(gone)),
                    headOf(each, heads),
                    read.getOrDefault(each, MessageId.NONE),
                    mentions.getOrDefault(each, 0L),
                    ReceiptService.others(user, told.get(each)),
                    each instanceof Conversation.Direct direct
                        && gone.contains(direct.peerOf(user))))
        .toList();
  }

  /** Of all whom the list would name. */
  private Set<Username> goneAmong(
      Username user, List<Conversation> listed, Map<Conversation, Message> latest) {
    Set<Username> named =
        latest.values().stream().flatMap(Message::named).collect(Collectors.toSet());
    for (Conversation each : listed) {
      if (each instanceof Conversation.Direct direct) {
        named.add(direct.peerOf(user));
      }
    }
    return backend.departures().among(named);
  }

  private static Map<Conversation, MessageId> pointsIn(
      List<Conversation> listed, Map<Conversation, MessageId> read) {
    return listed.stream()
        .collect(toMap(identity(), each -> read.getOrDefault(each, MessageId.NONE)));
  }

  /** Only these tell how far the other one is: groups have too many others for a list. */
  private static List<Conversation> directAmong(List<Conversation> listed) {
    return listed.stream().filter(Conversation.Direct.class::isInstance).toList();
  }

  /**
   * A message said since the heads were read counts as well: the later of the two is the newest.
   */
  private static Entry entry(
      Conversation conversation,
      Optional<Message> latest,
      MessageId head,
      MessageId read,
      long mentions,
      List<ShowReceipts.Entry> others,
      boolean peerDeleted) {
    MessageId newest = latest.map(Message::id).filter(last -> last.isAfter(head)).orElse(head);
    long unread = newest.isAfter(read) ? Math.max(0, newest.seq() - read.seq()) : 0;
    return new Entry(
        conversation, latest, newest.seq(), read.seq(), unread, mentions, others, peerDeleted);
  }

  private static MessageId headOf(Conversation conversation, Map<Conversation, MessageId> heads) {
    return heads.getOrDefault(conversation, MessageId.NONE);
  }
}
