package org.chatsystem.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.web.socket.SocketLimits.STANDARD;

import java.time.Instant;
import org.chatsystem.web.socket.Vitals.Action;
import org.junit.jupiter.api.Test;

class VitalsTest {
  private static final Instant START = Instant.parse("2026-11-22T13:28:00Z");

  private final Vitals vitals = new Vitals(STANDARD, START);

  @Test
  void givesTenSecondsToSayWhoOneIs() {
    assertThat(vitals.check(START.plusMillis(9_999), null, false, 0)).isEqualTo(Action.NOTHING);
    assertThat(vitals.check(START.plusSeconds(10), null, false, 0)).isEqualTo(Action.SILENT);
  }

  @Test
  void outlivesItsTokenByAMinute() {
    Instant expiry = START.plusSeconds(5);
    assertThat(vitals.check(expiry.plusSeconds(20), expiry, false, 0)).isNotEqualTo(Action.EXPIRED);
    assertThat(vitals.check(expiry.plusSeconds(60), expiry, false, 1)).isNotEqualTo(Action.EXPIRED);
    assertThat(vitals.check(expiry.plusSeconds(61), expiry, false, 2)).isEqualTo(Action.EXPIRED);
  }

  @Test
  void isDeadAfterTwoHeartbeatsWithoutAByte() {
    assertThat(beat(1, 100)).isEqualTo(Action.PING);
    assertThat(beat(2, 100)).isEqualTo(Action.PING);
    assertThat(beat(3, 100)).isEqualTo(Action.DEAD);
  }

  @Test
  void livesAsLongAsPongsCome() {
    for (int i = 1; i < 100; i++) {
      assertThat(beat(i, i)).isEqualTo(Action.PING);
    }
  }

  @Test
  void isCutTwoSecondsAfterTheGoodbye() {
    assertThat(vitals.check(START, Instant.MAX, true, 0)).isEqualTo(Action.NOTHING);
    assertThat(vitals.check(START.plusSeconds(2), Instant.MAX, true, 0)).isEqualTo(Action.CUT);
  }

  private Action beat(int number, long bytes) {
    Instant time = START.plus(STANDARD.heartbeat().multipliedBy(number));
    return vitals.check(time, Instant.MAX, false, bytes);
  }
}
