package org.chatsystem.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Sessions;

/** A user's sign-ins change under the lock of that user's {@link SignIns}. */
final class InMemorySessions implements Sessions {
  private record Session(String tokenHash, Instant end, SignIn shown) {
    Session rotated(String nextTokenHash, Instant now, Duration lifetime) {
      var next = new SignIn(shown.session(), shown.device(), shown.createdAt(), now);
      return new Session(nextTokenHash, now.plus(lifetime), next);
    }
  }

  /** The sessions of one user; its monitor guards them. */
  private static final class SignIns {
    final Map<SessionId, Session> sessions = new HashMap<>();
  }

  private final Map<Username, SignIns> byUser = new ConcurrentHashMap<>();
  private final Wire wire;
  private final InstantSource clock;

  InMemorySessions(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public void open(
      Username user,
      SessionId session,
      String tokenHash,
      Duration lifetime,
      Optional<Device> device) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      forgetExpired(theirs);
      while (theirs.sessions.size() >= MAX_PER_USER) {
        revoke(user, firstToExpire(theirs));
      }
      Instant now = clock.instant();
      var shown = new SignIn(session, device, now, now);
      theirs.sessions.put(session, new Session(tokenHash, now.plus(lifetime), shown));
    }
  }

  @Override
  public Rotation rotate(
      Username user, SessionId session, String tokenHash, String nextTokenHash, Duration lifetime) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      forgetExpired(theirs);
      Session known = theirs.sessions.get(session);
      if (known == null) {
        return Rotation.UNKNOWN;
      }
      if (!known.tokenHash().equals(tokenHash)) {
        revoke(user, session);
        return Rotation.REUSED;
      }
      theirs.sessions.put(session, known.rotated(nextTokenHash, clock.instant(), lifetime));
      return Rotation.ROTATED;
    }
  }

  @Override
  public boolean isLive(Username user, SessionId session) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      forgetExpired(theirs);
      return theirs.sessions.containsKey(session);
    }
  }

  @Override
  public Set<SessionId> liveAmong(Map<SessionId, Username> sessions) {
    Set<SessionId> live = new HashSet<>(sessions.keySet());
    live.removeIf(session -> !isLive(sessions.get(session), session));
    return live;
  }

  @Override
  public boolean isLive(Username user, SessionId session, String tokenHash) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      forgetExpired(theirs);
      Session known = theirs.sessions.get(session);
      return known != null && known.tokenHash().equals(tokenHash);
    }
  }

  @Override
  public List<SignIn> of(Username user) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      forgetExpired(theirs);
      return theirs.sessions.values().stream()
          .map(Session::shown)
          .sorted(Comparator.comparing(SignIn::lastUsedAt).reversed())
          .toList();
    }
  }

  @Override
  public void revokeOthers(Username user, SessionId kept) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      List.copyOf(theirs.sessions.keySet()).stream()
          .filter(each -> !each.equals(kept))
          .forEach(each -> revoke(user, each));
    }
  }

  @Override
  public void revoke(Username user, SessionId session) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      theirs.sessions.remove(session);
      announce(user, Optional.of(session));
    }
  }

  @Override
  public void revokeAll(Username user) {
    SignIns theirs = signInsOf(user);
    synchronized (theirs) {
      theirs.sessions.clear();
      announce(user, Optional.empty());
    }
  }

  /** Forgets everything of a user, and announces nothing. */
  void forget(Username user) {
    byUser.remove(user);
  }

  private SignIns signInsOf(Username user) {
    return byUser.computeIfAbsent(user, name -> new SignIns());
  }

  private void forgetExpired(SignIns theirs) {
    Instant now = clock.instant();
    theirs.sessions.values().removeIf(session -> !session.end().isAfter(now));
  }

  private static SessionId firstToExpire(SignIns theirs) {
    return theirs.sessions.entrySet().stream()
        .min(Map.Entry.comparingByValue(Comparator.comparing(Session::end)))
        .orElseThrow()
        .getKey();
  }

  private void announce(Username user, Optional<SessionId> session) {
    wire.publish(new Channel.OfUser(user), new Event.SessionsRevoked(user, session));
  }
}
