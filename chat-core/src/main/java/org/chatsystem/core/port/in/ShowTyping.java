package org.chatsystem.core.port.in;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/**
 * Shows the others that someone is writing: told to who is connected, never stored, and the first
 * thing to be left out when there is too much to do.
 */
public interface ShowTyping {
  /** How soon the same person is shown again in the same conversation, at the earliest. */
  Duration AGAIN = Duration.ofSeconds(2);

  /** How many people are shown in one conversation within that time, by one instance. */
  int MOST_AT_ONCE = 5;

  /**
   * Tells the others in the conversation, unless they were told a moment ago: then it does nothing.
   * Nobody is told in a direct conversation in which nothing was said yet, so that it reaches no
   * strangers, nor in broadcast. Returns at once.
   *
   * @return why it is not for this user to do; empty if it is, whether or not anyone was told.
   *     Fails with {@link org.chatsystem.core.port.out.UnavailableException UnavailableException}
   *     if the store is away
   */
  CompletionStage<Optional<ReadHistory.Reason>> typing(Username user, Conversation conversation);
}
