package org.chatsystem.redis;

import java.time.Duration;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Sessions;

/** Sign-ins: one hash for each user. */
final class RedisSessions implements Sessions {
  private final Store store;
  private final Keys keys;

  RedisSessions(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public void open(Username user, SessionId session, String tokenHash, Duration lifetime) {
    store.run(
        call(Script.SESSION_OPEN, user)
            .arg(session.value())
            .arg(tokenHash)
            .arg(lifetime.toMillis())
            .arg(MAX_PER_USER)
            .arg(channel(user)));
  }

  @Override
  public Rotation rotate(
      Username user, SessionId session, String tokenHash, String nextTokenHash, Duration lifetime) {
    Object answer =
        store.run(
            call(Script.SESSION_ROTATE, user)
                .arg(session.value())
                .arg(tokenHash)
                .arg(nextTokenHash)
                .arg(lifetime.toMillis())
                .arg(channel(user)));
    return Rotation.valueOf(Reply.text(answer));
  }

  @Override
  public boolean isLive(Username user, SessionId session) {
    return Reply.yes(
        store.run(Call.of(Script.SESSION_LIVE).key(keys.tokens(user)).arg(session.value())));
  }

  @Override
  public void revoke(Username user, SessionId session) {
    store.run(call(Script.SESSION_REVOKE, user).arg(session.value()).arg(channel(user)));
  }

  @Override
  public void revokeAll(Username user) {
    store.run(call(Script.SESSION_REVOKE, user).arg("").arg(channel(user)));
  }

  private Call call(Script script, Username user) {
    return Call.of(script).key(keys.tokens(user)).arg(user.value());
  }

  private String channel(Username user) {
    return keys.channel(new Channel.OfUser(user));
  }
}
