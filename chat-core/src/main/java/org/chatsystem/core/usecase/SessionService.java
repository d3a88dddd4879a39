package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.CheckSession;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.ListSessions;
import org.chatsystem.core.port.in.LogOut;
import org.chatsystem.core.port.in.RefreshSession;
import org.chatsystem.core.port.in.RefreshToken;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.Users;

/** The life of a sign-in: begun, refreshed, checked, shown, ended. */
final class SessionService implements RefreshSession, LogOut, CheckSession, ListSessions {
  private final Sessions sessions;
  private final Users users;
  private final Standing standing;
  private final Tokens tokens = new Tokens();

  SessionService(Sessions sessions, Users users) {
    this.sessions = sessions;
    this.users = users;
    this.standing = new Standing(users);
  }

  Grant begin(User user, Optional<Device> device) {
    SessionId session = tokens.newSession();
    RefreshToken token = tokens.newToken(user.name(), session);
    sessions.open(user.name(), session, tokens.hash(token), LIFETIME, device);
    return new Grant(user, session, token);
  }

  @Override
  public Optional<Grant> refresh(String token) {
    return tokens.parse(token).flatMap(this::refresh);
  }

  private Optional<Grant> refresh(Tokens.Parsed spent) {
    // the user first: a token that is spent for someone who cannot be found would be lost
    Optional<Account> account = users.find(spent.user());
    if (account.isEmpty() || standing.isDisabled(account.get())) {
      return Optional.empty();
    }
    RefreshToken next = tokens.newToken(spent.user(), spent.session());
    var rotation =
        sessions.rotate(spent.user(), spent.session(), spent.hash(), tokens.hash(next), LIFETIME);
    return rotation == Sessions.Rotation.ROTATED
        ? Optional.of(new Grant(account.get().user(), spent.session(), next))
        : Optional.empty();
  }

  @Override
  public void logOut(String refreshToken) {
    tokens.parse(refreshToken).ifPresent(token -> sessions.revoke(token.user(), token.session()));
  }

  @Override
  public void logOut(Username user, SessionId session) {
    sessions.revoke(user, session);
  }

  @Override
  public List<SignIn> list(Username user) {
    return sessions.of(user);
  }

  @Override
  public void logOutEverywhere(Username user) {
    sessions.revokeAll(user);
  }

  @Override
  public boolean isLive(Username user, SessionId session) {
    return sessions.isLive(user, session);
  }
}
