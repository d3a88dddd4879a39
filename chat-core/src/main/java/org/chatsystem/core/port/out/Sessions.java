package org.chatsystem.core.port.out;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.Username;

/**
 * Sign-ins, each with the one refresh token that is good at the moment, kept as a hash. Whatever
 * ends one announces it as {@link org.chatsystem.core.model.Event.SessionsRevoked SessionsRevoked}
 * on the user's channel. Safe for concurrent use; every method throws {@link UnavailableException}
 * when the store is away.
 */
public interface Sessions {
  /**
   * How many sign-ins one user has at most; the one that would expire first makes room (and is
   * announced).
   */
  int MAX_PER_USER = 50;

  /** What came of presenting a refresh token. */
  enum Rotation {
    /** It was the good one; the next one is good now. */
    ROTATED,
    /** It belongs to this session but is spent: the session is revoked and announced. */
    REUSED,
    /** There is no such session (any more). */
    UNKNOWN
  }

  /**
   * Begins a session that lasts this long unless it is rotated.
   *
   * @param device where, if that is known
   */
  void open(
      Username user,
      SessionId session,
      String tokenHash,
      Duration lifetime,
      Optional<Device> device);

  /**
   * Spends one token for the next, atomically: of concurrent calls with one token one succeeds, the
   * others reuse.
   */
  Rotation rotate(
      Username user, SessionId session, String tokenHash, String nextTokenHash, Duration lifetime);

  /** Whether this session is there, neither revoked nor expired. */
  boolean isLive(Username user, SessionId session);

  /**
   * Those of these sessions, each with its user, that are there, neither revoked nor expired; in
   * few steps, however many.
   */
  Set<SessionId> liveAmong(Map<SessionId, Username> sessions);

  /** Whether this session is live, and this the hash of its token. */
  boolean isLive(Username user, SessionId session, String tokenHash);

  /** The sessions that are live, the one used last first. */
  List<SignIn> of(Username user);

  /** Ends one session, if it is there; announced in any case. */
  void revoke(Username user, SessionId session);

  /** Ends all sessions of a user but this one; each is announced. */
  void revokeOthers(Username user, SessionId kept);

  /** Ends all sessions of a user; announced in any case. */
  void revokeAll(Username user);
}
