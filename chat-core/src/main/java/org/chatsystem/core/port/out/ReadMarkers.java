package org.chatsystem.core.port.out;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;

/**
 * Up to where each user has received and read each conversation: watermarks, which only move
 * forward. {@link MessageLog#append} moves the sender's own, and announces nothing of that. Safe
 * for concurrent use; every method throws {@link UnavailableException} when the store is away.
 */
public interface ReadMarkers {
  /** In groups of up to so many members all are told of each other's receipts. */
  int MAX_MEMBERS_TOLD = 100;

  /**
   * A mark to move.
   *
   * @param seq short for the id: the newest message for one beyond it; one that retention has
   *     removed moves nothing
   */
  record Advance(Username user, Conversation conversation, Receipt.Kind kind, long seq) {}

  /** What came of it. */
  enum Outcome {
    /** It is there now, and announced. */
    MOVED,
    /** It was there or further already. */
    UNMOVED,
    /** Nothing was ever said there. */
    NOTHING_SAID,
    /** The user is not in that group, or there is none. */
    NOT_A_MEMBER
  }

  /**
   * Moves each of the marks, in one step each, and in one round trip. A mark that moves is
   * announced in the same step as {@link org.chatsystem.core.model.Event.ReceiptMoved
   * ReceiptMoved}: to the channels of both users of a direct conversation, or to the user's own
   * alone while one of the two {@link Blocks blocks} the other; to the channel of a group of up to
   * {@value #MAX_MEMBERS_TOLD} members; else to the user's own channel alone.
   *
   * @return what came of each, in the order of the marks
   */
  List<Outcome> advance(List<Advance> advances);

  /**
   * Up to where one reader has read, in one step; conversations of which that is nothing are left
   * out.
   */
  Map<Conversation, MessageId> of(Username reader, Collection<Conversation> conversations);

  /**
   * The marks of those whose receipts this user is told of, the user's own among them: of both in a
   * direct conversation (unless one of the two {@link Blocks blocks} the other), of all members of
   * a group of up to {@value #MAX_MEMBERS_TOLD}, else the user's own alone. Who has none is left
   * out, and so is a group that the user is not in.
   */
  Map<Conversation, Map<Username, Marks>> toldTo(
      Username user, Collection<Conversation> conversations);
}
