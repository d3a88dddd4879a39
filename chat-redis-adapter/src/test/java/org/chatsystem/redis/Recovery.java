package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.redis.Fault.eventually;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.redis.Fault.Hearing;
import org.chatsystem.redis.Fault.Hearing.Heard;

/** What two backends must do again after their Redis has moved. */
final class Recovery {
  static final Username ALICE = new Username("alice");
  static final Channel CHANNEL = new Channel.OfUser(ALICE);

  private Recovery() {}

  static void assertHears(RedisBackend from, Hearing hearing) {
    var event = new Event.SessionsRevoked(ALICE, Optional.empty());
    from.bus().publish(CHANNEL, event);
    eventually(() -> assertThat(hearing.heard).contains(new Heard(CHANNEL, event)));
  }

  static void assertSees(RedisBackend one, RedisBackend other) {
    one.presence().renew();
    one.presence().connected(ALICE, new ConnectionId("c1"));
    assertThat(other.presence().of(List.of(ALICE))).containsEntry(ALICE, PresenceStatus.ONLINE);
  }
}
