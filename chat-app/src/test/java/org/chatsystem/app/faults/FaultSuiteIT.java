package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills and freezes processes while people talk, then counts. Short by itself; for long:
 *
 * <pre>mvn -pl chat-app -am verify -Dtest=none -Dit.test=FaultSuiteIT
 *     -Dfaults.duration=10m -Dfaults.seed=42 -Dfaults.fsync=always</pre>
 */
class FaultSuiteIT {
  static List<Plan> plans() {
    return Plan.asked();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void losesNothingDoublesNothingAndKeepsTheOrder(Plan plan) throws IOException {
    var tally = new Tally();
    try (var cluster = Cluster.start(plan.fsync());
        var crowd = new Crowd(cluster.ports(), tally, plan.seed())) {
      crowd.gather();
      Stage stage = Stage.of(cluster, crowd, tally, plan.seed());
      Map<Fault, Integer> faults = new Schedule(stage).run(plan.duration());
      cluster.awaitReady();
      // nobody speaks after this one, so that nothing but a sweep can find what was lost over it
      Fault.SUBSCRIBERS_CUT.provoke(stage);
      crowd.fallSilent();
      Audit audit = Audit.of(crowd);
      audit.awaitDelivery();
      var summary = Summary.of(plan, crowd, tally, stage.redisDeaths(), audit, faults);
      System.out.println(summary);
      cluster.errorsLogged().stream().limit(20).forEach(System.out::println);
      assertThat(summary).matches(Summary::isClean, "nothing lost, doubled or out of order");
    }
  }
}
