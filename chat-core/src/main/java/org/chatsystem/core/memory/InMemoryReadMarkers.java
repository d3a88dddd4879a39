package org.chatsystem.core.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.ReadMarkers;

/**
 * Marks are moved under the lock of the group's roster and of the conversation's log, so that they
 * are announced in the order in which they move.
 */
final class InMemoryReadMarkers implements ReadMarkers {
  private static final long OUTSIDE_GROUPS = 0;

  private record Place(Username reader, Conversation conversation) {}

  private final Map<Place, Marks> marks = new ConcurrentHashMap<>();
  private final SharedStore store;

  InMemoryReadMarkers(SharedStore store) {
    this.store = store;
  }

  /** The sender of a message has read up to it, which is told to nobody. */
  void advanceSender(Username sender, Conversation conversation, MessageId upTo) {
    move(new Receipt(sender, conversation, Receipt.Kind.READ, upTo));
  }

  @Override
  public List<Outcome> advance(List<Advance> advances) {
    return advances.stream().map(this::advance).toList();
  }

  private Outcome advance(Advance advance) {
    if (advance.conversation() instanceof Conversation.OfGroup of) {
      return store
          .groups()
          .room(of.group())
          .map(room -> advanceIn(room, advance))
          .orElse(Outcome.NOT_A_MEMBER);
    }
    return advanceTelling(advance, OUTSIDE_GROUPS, () -> audienceOf(advance));
  }

  private Outcome advanceIn(Room room, Advance advance) {
    synchronized (room) { // the roster stays as it is until the mark is announced
      Set<Channel> told =
          room.size() <= MAX_MEMBERS_TOLD
              ? Set.of(new Channel.OfGroup(room.group().name()))
              : Set.of(new Channel.OfUser(advance.user()));
      return room.versionFor(advance.user())
          .map(version -> advanceTelling(advance, version, () -> told))
          .orElse(Outcome.NOT_A_MEMBER);
    }
  }

  private Set<Channel> audienceOf(Advance advance) {
    Channel own = new Channel.OfUser(advance.user());
    if (advance.conversation() instanceof Conversation.Direct direct
        && peopleToldOf(advance.user(), direct).size() > 1) {
      return Set.of(own, new Channel.OfUser(direct.peerOf(advance.user())));
    }
    return Set.of(own);
  }

  private Outcome advanceTelling(Advance advance, long roster, Supplier<Set<Channel>> told) {
    Optional<ConversationLog> log = store.logs().find(advance.conversation());
    return log.map(
            found -> {
              synchronized (found) { // so that events come in the order of marks
                return advanceIn(found, advance, roster, told.get());
              }
            })
        .orElse(Outcome.NOTHING_SAID);
  }

  private Outcome advanceIn(ConversationLog log, Advance advance, long roster, Set<Channel> told) {
    if (log.head().seq() == 0) {
      return Outcome.NOTHING_SAID; // a new group that has a deleted one's name
    }
    Optional<MessageId> upTo = log.idOf(advance.seq());
    if (upTo.isEmpty()) {
      return Outcome.UNMOVED;
    }
    var receipt = new Receipt(advance.user(), advance.conversation(), advance.kind(), upTo.get());
    if (!move(receipt)) {
      return Outcome.UNMOVED;
    }
    boolean read = advance.kind() == Receipt.Kind.READ;
    long unread = read ? log.head().seq() - upTo.get().seq() : 0;
    told.forEach(
        channel -> store.wire().publish(channel, new ReceiptMoved(receipt, unread, roster)));
    return Outcome.MOVED;
  }

  private boolean move(Receipt receipt) {
    var moved = new boolean[1];
    marks.compute(
        new Place(receipt.user(), receipt.conversation()),
        (place, known) -> {
          Marks before = known == null ? Marks.NONE : known;
          moved[0] = receipt.upTo().isAfter(before.of(receipt.kind()));
          return moved[0] ? moved(before, receipt) : before;
        });
    return moved[0];
  }

  private static Marks moved(Marks before, Receipt receipt) {
    return receipt.kind() == Receipt.Kind.READ
        ? new Marks(before.received(), receipt.upTo())
        : new Marks(receipt.upTo(), before.read());
  }

  @Override
  public Map<Conversation, MessageId> of(Username reader, Collection<Conversation> conversations) {
    Map<Conversation, MessageId> found = new HashMap<>();
    for (Conversation each : conversations) {
      MessageId read = marksOf(reader, each).read();
      if (read.isAfter(MessageId.NONE)) {
        found.put(each, read);
      }
    }
    return found;
  }

  @Override
  public Map<Conversation, Map<Username, Marks>> toldTo(
      Username user, Collection<Conversation> conversations) {
    Map<Conversation, Map<Username, Marks>> told = new HashMap<>();
    for (Conversation each : conversations) {
      Map<Username, Marks> theirs = new HashMap<>();
      for (Username one : peopleToldOf(user, each)) {
        Marks known = marksOf(one, each);
        if (!known.equals(Marks.NONE)) {
          theirs.put(one, known);
        }
      }
      if (!theirs.isEmpty()) {
        told.put(each, theirs);
      }
    }
    return told;
  }

  private Set<Username> peopleToldOf(Username user, Conversation conversation) {
    if (conversation instanceof Conversation.Direct direct) {
      Username peer = direct.peerOf(user);
      boolean alone = peer.equals(user) || store.blocks().isBetween(direct);
      return alone ? Set.of(user) : Set.of(user, peer);
    }
    if (conversation instanceof Conversation.OfGroup of) {
      Set<Username> members = store.groups().members(of.group()).keySet();
      if (!members.contains(user)) {
        return Set.of();
      }
      return members.size() <= MAX_MEMBERS_TOLD ? members : Set.of(user);
    }
    return Set.of(user);
  }

  private Marks marksOf(Username user, Conversation conversation) {
    return marks.getOrDefault(new Place(user, conversation), Marks.NONE);
  }

  /** Forgets one reader's marks there. */
  void forget(Username reader, Conversation conversation) {
    marks.remove(new Place(reader, conversation));
  }

  /** Forgets all marks there. */
  void forget(Conversation conversation) {
    marks.keySet().removeIf(place -> place.conversation().equals(conversation));
  }
}
