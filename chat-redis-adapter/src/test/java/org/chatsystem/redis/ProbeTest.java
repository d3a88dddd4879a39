package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FakeLine line = new FakeLine();
  private Duration now = Duration.ofDays(1);
  private final Probe probe = new Probe(line, IDLE, PATIENCE, () -> now.toNanos());

  @Test
  void asksNothingWhileThereIsSomethingToHear() {
    for (int i = 0; i < 10; i++) {
      checkAfter(Duration.ofSeconds(29));
      probe.heard();
    }
    assertThat(line.published).isZero();
  }

  @Test
  void asksOnceAfterSilenceAndIsContentWithTheAnswer() {
    checkAfter(Duration.ofSeconds(31));
    checkAfter(Duration.ofSeconds(1));
    probe.heard();
    checkAfter(Duration.ofSeconds(5));
    assertThat(line.published).isEqualTo(1);
    assertThat(line.cut).isZero();
    assertThat(probe.isTrusted()).isTrue();
  }

  @Test
  void cutsWhenNothingComesBackAndTrustsOnlyWhatIsHeard() {
    checkAfter(Duration.ofSeconds(31));
    checkAfter(Duration.ofSeconds(3));
    assertThat(line.cut).isEqualTo(1);
    assertThat(probe.isTrusted()).isFalse();

    checkAfter(Duration.ofSeconds(1)); // over the next connection it asks at once
    assertThat(line.published).isEqualTo(2);
    assertThat(probe.isTrusted()).isFalse();
    probe.heard();
    assertThat(probe.isTrusted()).isTrue();
  }

  @Test
  void blamesNothingOnAConnectionThatIsKnownToBeLost() {
    checkAfter(Duration.ofSeconds(31));
    line.ready = false;
    checkAfter(Duration.ofSeconds(60));
    line.ready = true;
    line.away = true;
    checkAfter(Duration.ofSeconds(60));
    checkAfter(Duration.ofSeconds(60));
    assertThat(line.cut).isZero();
  }

  private void checkAfter(Duration time) {
    now = now.plus(time);
    probe.check();
  }

  private static final class FakeLine implements Probe.Line {
    private boolean ready = true;
    private boolean away;
    private int published;
    private int cut;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void publish() {
      if (away) {
        throw new UnavailableException("away");
      }
      published++;
    }

    @Override
    public void cut() {
      cut++;
    }
  }
}
