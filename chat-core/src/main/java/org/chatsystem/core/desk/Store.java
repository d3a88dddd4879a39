package org.chatsystem.core.desk;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.Roster;

/** What the feeds ask of the store. */
record Store(
    MessageLog log, Groups groups, ReadMarkers marks, LogReader reader, DeskLimits limits) {
  private static final int PAGE = 500;

  /**
   * What the store said.
   *
   * @param asked the users that the roster tells of
   */
  record Answer(List<Message> messages, Set<Username> asked, Roster roster) {
    /** Whether there may be more. */
    boolean isFull() {
      return messages.size() == PAGE;
    }
  }

  /** The messages after this one, and only then who of these users is a member. */
  Supplier<Answer> question(Conversation conversation, MessageId after, Set<Username> users) {
    return () -> {
      List<Message> messages = log.readAfter(conversation, after, PAGE);
      return new Answer(messages, users, roster(conversation, users));
    };
  }

  /**
   * The head, and only then what came after this point, one message more than may be replayed, and
   * only then whether the reader belongs there.
   */
  Supplier<Missed> missed(Conversation conversation, Point from, Username reader) {
    return () -> {
      MessageId head = log.heads(Set.of(conversation)).getOrDefault(conversation, MessageId.NONE);
      List<Message> messages = log.readAfter(conversation, from.id(), limits.replay() + 1);
      boolean trimmed = isTrimmed(conversation, from, messages, head);
      boolean allowed =
          !(conversation instanceof Conversation.OfGroup)
              || roster(conversation, Set.of(reader)).roles().containsKey(reader);
      return new Missed(messages, head, trimmed, allowed);
    };
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
