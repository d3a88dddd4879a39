package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.util.Comparator;

/**
 * A place in several logs at once, where ids alone are not unique: by id, then by conversation.
 *
 * @param id where in the conversation
 * @param conversation which one
 */
public record LogPosition(MessageId id, Conversation conversation)
    implements Comparable<LogPosition> {
  private static final Comparator<LogPosition> ORDER =
      Comparator.comparing(LogPosition::id).thenComparing(each -> each.conversation().key());

  /** Where a message is. */
  public static LogPosition of(Message message) {
    return new LogPosition(message.id(), message.conversation());
  }

  /** Reads what {@link #nameFor} wrote for the same reader. */
  public static LogPosition named(String name, Username reader) {
    int at = name.indexOf('@');
    if (at < 0) {
      throw new InvalidValueException(OTHER, "a position is <message id>@<conversation>");
    }
    return new LogPosition(
        MessageId.parse(name.substring(0, at)), Conversation.named(name.substring(at + 1), reader));
  }

  /** {@code <message id>@<conversation>}, the conversation as this reader sees it. */
  public String nameFor(Username reader) {
    return id + "@" + conversation.nameFor(reader);
  }

  /** What is at this position or before comes before this id in a conversation. */
  public MessageId boundIn(Conversation other) {
    return other.key().compareTo(conversation.key()) > 0 ? id : id.next();
  }

  @Override
  public int compareTo(LogPosition other) {
    return ORDER.compare(this, other);
  }
}
