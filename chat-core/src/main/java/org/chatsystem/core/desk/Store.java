package org.chatsystem.core.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.MessageChanges.Newest;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.Roster;

/** What the feeds ask of the store. */
record Store(
    MessageLog log,
    MessageChanges changes,
    Groups groups,
    ReadMarkers marks,
    Departures departures,
    LogReader reader,
    DeskLimits limits,
    Monitor monitor) {
  private static final int PAGE = 500;
  private static final Newest NOTHING_SAID = new Newest(MessageId.NONE, ChangeId.NONE);

  /**
   * What the store said.
   *
   * @param changes what became of messages; empty if that was not asked
   * @param asked the users that the roster tells of
   */
  record Answer(
      Optional<Changed> changes, List<Message> messages, Set<Username> asked, Roster roster) {
    /** Whether there may be more messages. */
    boolean isFull() {
      return messages.size() == PAGE;
    }
  }

  /** What the store said of changes. */
  record Changed(List<MessageChanged> changes) {
    /** Whether there may be more. */
    boolean isFull() {
      return changes.size() == PAGE;
    }
  }

  /**
   * What became of messages after this change, if that is asked, and only then the messages after
   * this one, which so are at least as new, and only then who of these users is a member.
   */
  Supplier<Answer> question(
      Conversation conversation,
      Optional<ChangeId> afterChange,
      MessageId after,
      Set<Username> users) {
    return () -> {
      Optional<Changed> changed =
          afterChange.map(id -> new Changed(changes.after(conversation, id, PAGE)));
      List<Message> messages = log.readAfter(conversation, after, PAGE);
      return new Answer(changed, messages, users, roster(conversation, users));
    };
  }

  /**
   * The heads, and only then what came after this point, one change and one message more than may
   * be replayed, and only then whether the reader belongs there.
   */
  Supplier<Missed> missed(Conversation conversation, Point from, Username reader) {
    return () -> {
      Newest newest = changes.newest(Set.of(conversation)).getOrDefault(conversation, NOTHING_SAID);
      MessageId head = newest.message();
      List<MessageChanged> changed = changed(conversation, from.changes(), newest.change());
      boolean lost = !changed.isEmpty() && changed.get(0).previous().isAfter(from.changes());
      List<Message> messages = log.readAfter(conversation, from.id(), limits.replay() + 1);
      boolean trimmed = isTrimmed(conversation, from, messages, head);
      boolean allowed =
          !(conversation instanceof Conversation.OfGroup)
              || roster(conversation, Set.of(reader)).roles().containsKey(reader);
      return new Missed(
          departures.shown(messages),
          head,
          trimmed,
          shown(changed),
          newest.change(),
          lost,
          allowed);
    };
  }

  /**
   * Without reactions of those who are gone; more changes than are replayed stay as they are, as
   * none of them is told.
   */
  private List<MessageChanged> shown(List<MessageChanged> changed) {
    Set<Username> reacting =
        changed.stream()
            .filter(each -> each.change() instanceof Reacted)
            .map(each -> ((Reacted) each.change()).user())
            .collect(Collectors.toSet());
    if (reacting.isEmpty() || changed.size() > limits.replay()) {
      return changed;
    }
    Set<Username> gone = departures.among(reacting);
    return changed.stream()
        .filter(each -> !(each.change() instanceof Reacted it && gone.contains(it.user())))
        .toList();
  }

  private List<MessageChanged> changed(Conversation conversation, ChangeId from, ChangeId newest) {
    return newest.isAfter(from)
        ? changes.after(conversation, from, limits.replay() + 1)
        : List.of();
  }

  /**
   * Seqs are dense, so one that does not follow the cursor's tells that something between them is
   * gone.
   */
  private boolean isTrimmed(
      Conversation conversation, Point from, List<Message> messages, MessageId head) {
    if (messages.isEmpty()) {
      return from.cursor() != null && head.isAfter(from.cursor());
    }
    long first = messages.get(0).id().seq();
    if (from.cursor() != null) {
      return first > from.cursor().seq() + 1;
    }
    return first > 1 && log.readBefore(conversation, messages.get(0).id(), 1).isEmpty();
  }

  /** Asked for nobody as well: its version tells whether what is known is still so. */
  private Roster roster(Conversation conversation, Set<Username> users) {
    return conversation instanceof Conversation.OfGroup of
        ? groups.roster(of.group(), users)
        : Roster.OF_NO_GROUP;
  }
}
