package org.chatsystem.core.port.in;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Outbox;

/**
 * Connects someone, who from then on gets every message of their conversations once and in order.
 */
public interface ConnectUser {
  /**
   * Connects a user; any number of connections per user. Returns without waiting. When the stage
   * completes, {@link org.chatsystem.core.port.out.Notice.Welcomed Welcomed} is in the outbox,
   * before all else. It fails with {@link org.chatsystem.core.port.out.UnavailableException
   * UnavailableException} if this instance cannot promise delivery at the moment, and then nothing
   * is left behind.
   *
   * @param session the sign-in behind the connection, whose end ends it; empty if there is none
   * @param outbox the way out to the connection
   */
  CompletionStage<Connection> connect(Username user, Optional<SessionId> session, Outbox outbox);

  /** One connection. */
  interface Connection extends AutoCloseable {
    /** Its id. */
    ConnectionId id();

    /** Lets go of it: nothing further is put into its outbox. A second call does nothing. */
    @Override
    void close();
  }
}
