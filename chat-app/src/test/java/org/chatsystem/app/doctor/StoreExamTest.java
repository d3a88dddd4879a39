package org.chatsystem.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.chatsystem.app.doctor.Finding.Level;
import org.chatsystem.redis.RedisFacts;
import org.chatsystem.redis.RedisTopology;
import org.chatsystem.redis.RedisTopology.FoundBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreExamTest {
  private static RedisFacts facts(String version) {
    return facts(version, FoundBy.ADDRESS);
  }

  private static RedisFacts facts(String version, FoundBy foundBy) {
    return new RedisFacts(
        Optional.ofNullable(version),
        Duration.ofMillis(1),
        Duration.ZERO,
        Optional.of(true),
        Optional.of("no"),
        Optional.empty(),
        new RedisTopology(foundBy, "h:6379", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"5.0.14,FAULT", "6.0.16,FAULT", "6.2.0,OK", "7.0.15,OK", "10.0.0,OK", ",WARN"})
  void wantsARedisThatHasWhatIsUsed(String version, Level level) {
    assertThat(StoreExam.version(facts(version)).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"6.2.0,FAULT", "7.0.15,OK"})
  void wantsAClusterWhoseChannelsBelongToSlots(String version, Level level) {
    assertThat(StoreExam.version(facts(version, FoundBy.CLUSTER)).level()).isEqualTo(level);
  }

  @Test
  void warnsOfWhatItCouldNotAsk() {
    assertThat(StoreExam.eviction(facts("7.0.15")).level()).isEqualTo(Level.WARN);
  }

  @Test
  void warnsOfAFileThatIsNeverSynced() {
    assertThat(StoreExam.durability(facts("7.0.15")).text()).contains("appendfsync no");
  }

  @ParameterizedTest
  @CsvSource({"0,OK", "1999,OK", "-1999,OK", "2001,WARN", "-2001,WARN"})
  void warnsOfClocksThatAreApart(long millis, Level level) {
    assertThat(StoreExam.clock(Duration.ofMillis(millis)).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"1,OK", "6,WARN"})
  void warnsOfARedisThatIsFarAway(long millis, Level level) {
    assertThat(StoreExam.distance(Duration.ofMillis(millis)).level()).isEqualTo(level);
  }
}
