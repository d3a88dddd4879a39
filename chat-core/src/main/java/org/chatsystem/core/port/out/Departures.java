package org.chatsystem.core.port.out;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Username;

/**
 * Those who have deleted their accounts. One goes in steps, each of which may be taken again: the
 * core {@link #begin begins}, undoes what the account has left in the other parts of the store, and
 * {@link #finish finishes}; if it dies over it, any instance goes on with what is {@link
 * #unfinished}. The name stays reserved for as long as the {@link Retention} of what was said under
 * it, and {@link #MARGIN} more; when that is {@link #due over} the core does it all once more, for
 * whatever slipped in at the time, and {@link #release releases} the name to whoever wants it.
 *
 * <p>Safe for concurrent use; every method throws {@link UnavailableException} when the store is
 * away.
 */
public interface Departures {
  /** How much longer than what was said a name is kept: for what was on its way at the end. */
  Duration MARGIN = Duration.ofHours(1);

  /**
   * In one step the account is gone and its name reserved, and all of its sign-ins have ended,
   * which is announced as {@link Sessions} do. From then on nobody can sign in to it or sign up for
   * its name.
   *
   * @param checked the password that was checked; empty for an account without one
   * @return whether it is done; {@code false} if there is no such account, or it has another
   *     password by now
   */
  boolean begin(Username name, Optional<PasswordHash> checked);

  /** Which of these names are reserved for someone who is gone, in one step. */
  Set<Username> among(Collection<Username> names);

  /**
   * Forgets what a conversation keeps of someone who is gone: their marks and mentions. A direct
   * one takes no message any more ({@link Appended.Reason#USER_NOT_FOUND}), and only deletions of
   * the changes; it stays in both indexes and can be read.
   */
  void part(Username gone, Conversation conversation);

  /** Forgets a direct conversation altogether, on both sides. */
  void forget(Conversation.Direct conversation);

  /** Everything has been undone; the name stays reserved. */
  void finish(Username name);

  /** Up to so many who have begun to go and not finished. */
  List<Username> unfinished(int limit);

  /** Up to so many whose names need not be reserved any more. */
  List<Username> due(int limit);

  /**
   * Forgets whatever is kept under this name, and lets go of the name. Should there be an account
   * of this name after all, it is that one's, and nothing is forgotten.
   */
  void release(Username name);

  /** Messages as they are shown: without those who are gone, see {@link Message#without}. */
  default List<Message> shown(List<Message> messages) {
    if (messages.isEmpty()) {
      return messages;
    }
    Set<Username> gone =
        among(messages.stream().flatMap(Message::named).collect(Collectors.toSet()));
    return gone.isEmpty()
        ? messages
        : messages.stream().map(message -> message.without(gone)).toList();
  }
}
