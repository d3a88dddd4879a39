package org.chatsystem.core.port.in;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Outbox;

/**
 * Connects someone, who from then on gets every message of their conversations once and in order.
 */
public interface ConnectUser {
  /** How many users one connection watches at most. */
  int MAX_WATCHED = 200;

  /**
   * Connects a user; any number of connections per user. Returns without waiting. When the stage
   * completes, {@link org.chatsystem.core.port.out.Notice.Welcomed Welcomed} is in the outbox,
   * before all else. It fails with {@link org.chatsystem.core.port.out.UnavailableException
   * UnavailableException} if this instance cannot promise delivery at the moment, and then nothing
   * is left behind.
   *
   * <p>If the sign-in is void by then, the outbox is closed with {@code SESSION_REVOKED} instead,
   * before the stage completes.
   *
   * @param session the sign-in behind the connection, whose end ends it; empty if there is none
   * @param outbox the way out to the connection
   */
  CompletionStage<Connection> connect(Username user, Optional<SessionId> session, Outbox outbox);

  /** One connection. */
  interface Connection extends AutoCloseable {
    /** Its id. */
    ConnectionId id();

    /**
     * Replays what was missed: of each of the user's conversations with a cursor what came after
     * that, of the others what came after {@code since}; then {@link
     * org.chatsystem.core.port.out.Notice.Resumed Resumed}. Of a conversation in which more than
     * 500 messages were missed, or some that retention has removed, it is {@link
     * org.chatsystem.core.port.out.Notice.Gap Gap} instead. Live messages come after the replay of
     * their conversation, and never twice. Returns at once.
     *
     * <p>What became of messages that the reader holds is told behind the messages of their
     * conversation: all that was changed since the cursor's time or, if that is later, {@code
     * since}. When that is more than 500 changes, or more than are kept, it is a {@code Gap}
     * without a cursor instead. To be told twice of a change is harmless.
     *
     * <p>Of the user's groups, what changed in their rosters meanwhile comes as well, before or
     * among the messages (the newest 500 changes of each); of a group that the user is not in any
     * more, only what became of their own place. After the replay it is told how far the user and
     * those whose receipts they are told of have got in the conversations replayed: {@link
     * org.chatsystem.core.port.out.Notice.Receipted Receipted}.
     *
     * @param cursors the last message that the reader holds of each conversation; those that are
     *     not the user's are skipped
     * @param since for conversations without a cursor; empty for nothing
     */
    void resume(Map<Conversation, MessageId> cursors, Optional<Instant> since);

    /**
     * Tells the presence of these users, as it is and then what changes, besides that of those whom
     * one shares a conversation with; who does not exist is ignored. Takes the place of an earlier
     * call's. Returns at once; one call at a time.
     *
     * @param users at most {@value #MAX_WATCHED}
     */
    void watch(Set<Username> users);

    /** Lets go of it: nothing further is put into its outbox. A second call does nothing. */
    @Override
    void close();
  }
}
