package org.chatsystem.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.SignIn;
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
  public void open(
      Username user,
      SessionId session,
      String tokenHash,
      Duration lifetime,
      Optional<Device> device) {
    store.run(
        call(Script.SESSION_OPEN, user)
            .arg(session.value())
            .arg(tokenHash)
            .arg(lifetime.toMillis())
            .arg(MAX_PER_USER)
            .arg(channel(user))
            .arg(device.map(Device::name).orElse("")));
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
    return Reply.yes(store.run(asking(user, session)));
  }

  @Override
  public Set<SessionId> liveAmong(Map<SessionId, Username> sessions) {
    List<SessionId> asked = List.copyOf(sessions.keySet());
    List<Object> answers =
        store.runAll(asked.stream().map(each -> asking(sessions.get(each), each)).toList());
    var live = new HashSet<SessionId>();
    for (int i = 0; i < asked.size(); i++) {
      if (Reply.yes(answers.get(i))) {
        live.add(asked.get(i));
      }
    }
    return live;
  }

  private Call asking(Username user, SessionId session) {
    return Call.of(Script.SESSION_LIVE).key(keys.tokens(user)).arg(session.value()).arg("");
  }

  @Override
  public boolean isLive(Username user, SessionId session, String tokenHash) {
    Call call = Call.of(Script.SESSION_LIVE).key(keys.tokens(user));
    return Reply.yes(store.run(call.arg(session.value()).arg(tokenHash)));
  }

  @Override
  public List<SignIn> of(Username user) {
    List<String> fields =
        Reply.texts(store.run(Call.of(Script.SESSION_LIST).key(keys.tokens(user))));
    var live = new ArrayList<SignIn>();
    for (int i = 0; i < fields.size(); i += 4) {
      live.add(
          new SignIn(
              new SessionId(fields.get(i)),
              Optional.of(fields.get(i + 3)).filter(name -> !name.isEmpty()).map(Device::new),
              time(fields.get(i + 1)),
              time(fields.get(i + 2))));
    }
    live.sort(Comparator.comparing(SignIn::lastUsedAt).reversed());
    return live;
  }

  private static Instant time(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  @Override
  public void revokeOthers(Username user, SessionId kept) {
    store.run(call(Script.SESSION_REVOKE_OTHERS, user).arg(kept.value()).arg(channel(user)));
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
