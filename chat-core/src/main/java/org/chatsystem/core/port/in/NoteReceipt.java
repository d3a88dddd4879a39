package org.chatsystem.core.port.in;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;

/**
 * Notes up to where someone has received or read a conversation, and has those told who may know:
 * the other one of a direct conversation, the members of a group of up to 100, and always the
 * user's own connections.
 */
public interface NoteReceipt {
  /**
   * Moves the mark forward to this seq, at most to the newest message; never back. Returns at once.
   * Marks are written together, ten times a second at most: of those that one user gives for one
   * conversation in between, the furthest counts.
   *
   * <p>The stage completes when it is noted, with the reason why it is not, or empty. It fails with
   * {@link org.chatsystem.core.port.out.UnavailableException UnavailableException} if the store is
   * away or too many marks wait; a later mark makes up for one that failed.
   */
  CompletionStage<Optional<ReadHistory.Reason>> note(
      Username user, Conversation conversation, Receipt.Kind kind, long seq);
}
