package org.chatsystem.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.chatsystem.core.fixture.SampleUsers.connection;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class InMemoryBackendTest {
  @Test
  void goesByTheSystemClock() {
    try (var backend = InMemoryBackend.create()) {
      Instant before = Instant.now();
      assertThat(backend.log().time()).isBetween(before, before.plusSeconds(5));
    }
  }

  @Test
  void sharesNothingWithAnotherStore() {
    try (var backend = InMemoryBackend.create();
        var other = InMemoryBackend.create()) {
      Username alice = signedUp(backend);
      assertThat(other.users().find(alice)).isEmpty();
    }
  }

  @Test
  void keepsItsOwnUsersOnlineWhenTheProcessWasAsleep() {
    var clock = new MovableClock();
    try (var backend = InMemoryBackend.create(Retention.DEFAULT, clock)) {
      Username alice = signedUp(backend);
      backend.presence().connected(alice, connection());
      clock.move(Duration.ofHours(8));

      assertThat(backend.presence().of(List.of(alice)))
          .isEqualTo(Map.of(alice, PresenceStatus.ONLINE));
    }
  }

  @Test
  void startsItsBusOnce() {
    try (var backend = InMemoryBackend.create()) {
      backend.bus().start(new Deaf());
      assertThatIllegalStateException().isThrownBy(() -> backend.bus().start(new Deaf()));
    }
  }

  private static final class Deaf implements MessageBus.Listener {
    @Override
    public void heard(Channel channel, Event event) {}

    @Override
    public void restored() {}
  }
}
