package org.chatsystem.core.port.in;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Username;

/** Lists the conversations that someone is part of. */
public interface ListConversations {
  /** The most conversations on one list: the latest ones. */
  int MAX_LIMIT = 1_000;

  /**
   * One's own conversations, the latest first; broadcast is among them once something was said
   * there.
   */
  Listing list(Username user, int limit);

  /**
   * A list.
   *
   * @param hasMore whether there are more than these
   */
  record Listing(List<Entry> conversations, boolean hasMore) {}

  /**
   * How a conversation stands.
   *
   * @param lastMessage the newest one; empty in a new group, or when retention has removed all
   * @param lastSeq the newest seq that was given out, 0 for none
   * @param readSeq up to where the user has read, 0 for nowhere
   * @param unread how many messages came after that
   * @param mentionsUnread how many of these mention the user, of the newest 1,000 that do
   * @param receipts of a direct conversation how far the other one is; of others ask {@link
   *     ShowReceipts}
   * @param peerDeleted whether the other one of a direct conversation has deleted their account
   */
  record Entry(
      Conversation conversation,
      Optional<Message> lastMessage,
      long lastSeq,
      long readSeq,
      long unread,
      long mentionsUnread,
      List<ShowReceipts.Entry> receipts,
      boolean peerDeleted) {}
}
