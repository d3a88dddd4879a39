package org.chatsystem.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chatsystem.app.doctor.Finding.Level;
import org.chatsystem.redis.RedisTopology;
import org.chatsystem.redis.RedisTopology.FoundBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyExamTest {
  @ParameterizedTest
  @CsvSource({
    "ADDRESS,0,0,,OK",
    "ADDRESS,0,0,ok,FAULT",
    "SENTINEL,0,0,,WARN",
    "SENTINEL,1,0,,WARN",
    "SENTINEL,1,1,,OK",
    "SENTINEL,1,,,OK",
    "CLUSTER,1,1,ok,OK",
    "CLUSTER,1,1,,OK",
    "CLUSTER,1,1,fail,FAULT",
    "CLUSTER,1,0,ok,WARN",
    "CLUSTER,,,,OK"
  })
  void judgesWhetherAMasterMayBeLost(
      FoundBy foundBy, Integer replicas, Integer toWrite, String state, Level level) {
    assertThat(TopologyExam.finding(topology(foundBy, replicas, toWrite, state)).level())
        .isEqualTo(level);
  }

  @Test
  void saysHowToWriteTheAddressOfACluster() {
    assertThat(TopologyExam.finding(topology(FoundBy.ADDRESS, 0, 0, "ok")).text())
        .contains("cluster://h:6379");
  }

  private static RedisTopology topology(
      FoundBy foundBy, Integer replicas, Integer toWrite, String state) {
    return new RedisTopology(
        foundBy,
        "h:6379",
        Optional.ofNullable(replicas),
        Optional.ofNullable(toWrite),
        Optional.ofNullable(state));
  }
}
