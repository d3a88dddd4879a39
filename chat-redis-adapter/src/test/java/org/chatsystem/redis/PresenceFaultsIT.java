package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Username;
import org.chatsystem.redis.Fault.Hearing.Heard;
import org.junit.jupiter.api.Test;

class PresenceFaultsIT extends Fault {
  private static final Username ALICE = new Username("alice");
  private static final ConnectionId CONNECTION = new ConnectionId("c1");

  @Test
  void tellsOfSomeoneWhoLeftJustBeforeTheirInstanceDid() {
    RedisBackend dying = node();
    RedisBackend other = node();
    var hearing = new Hearing();
    other.bus().start(hearing);
    answer(other.bus().subscribe(Channel.PRESENCE));
    dying.presence().connected(ALICE, CONNECTION);
    dying.presence().disconnected(ALICE, CONNECTION);
    dying.close();

    other.presence().renew();
    eventually(
        () ->
            assertThat(hearing.heard)
                .extracting(Heard::event)
                .filteredOn(Event.PresenceChanged.class::isInstance)
                .extracting(event -> ((Event.PresenceChanged) event).status().online())
                .containsExactly(true, false));
  }
}
