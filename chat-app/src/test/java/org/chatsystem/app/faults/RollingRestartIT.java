package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Replaces one server after the other behind the proxy, as an upgrade does, while people talk; then
 * counts. Or talks through a proxy that is there, while someone else restarts what is behind it:
 *
 * <pre>mvn -pl chat-app -am verify -Dtest=none -Dit.test=RollingRestartIT
 *     -Drolling.port=8081 -Drolling.duration=90s</pre>
 */
class RollingRestartIT {
  private final Tally tally = new Tally();

  @Test
  void nobodyMissesAnythingWhileServersAreReplaced() throws IOException {
    Integer port = Integer.getInteger("rolling.port");
    if (port == null) {
      replaceServers();
    } else {
      talkThrough(port);
    }
  }

  private void replaceServers() throws IOException {
    assumeThat(Proxy.binary()).as("haproxy on the path").isPresent();
    var plan = new Plan(Duration.ZERO, 1, Plan.Fsync.EVERYSEC);
    try (var cluster = Cluster.start(plan.fsync());
        var proxy = Proxy.before(cluster.ports());
        var crowd = new Crowd(List.of(proxy.port()), tally, plan.seed())) {
      crowd.gather();
      for (Instance each : cluster.instances()) {
        each.terminate();
        each.start();
        each.awaitReady();
        crowd.awaitEveryoneConnected();
      }
      count(plan, crowd, Map.of(Fault.INSTANCE_TERMINATED, cluster.instances().size()));
      cluster.errorsLogged().stream().limit(20).forEach(System.out::println);
    }
  }

  /** Someone else replaces them. */
  private void talkThrough(int port) throws IOException {
    var plan = new Plan(Plan.duration("rolling.duration", "90s"), 1, Plan.Fsync.EVERYSEC);
    try (var crowd = new Crowd(List.of(port), tally, plan.seed())) {
      crowd.gather();
      System.out.println("Talking for " + plan.duration() + ": restart the servers now");
      Pause.of(plan.duration());
      count(plan, crowd, Map.of());
    }
  }

  private void count(Plan plan, Crowd crowd, Map<Fault, Integer> faults) throws IOException {
    crowd.fallSilent();
    Audit audit = Audit.of(crowd);
    audit.awaitDelivery();
    var summary = Summary.of(plan, crowd, tally, List.of(), audit, faults);
    System.out.println(summary);
    assertThat(summary).matches(Summary::isClean, "nothing lost, doubled or out of order");
  }
}
