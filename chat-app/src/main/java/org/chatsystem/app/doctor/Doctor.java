package org.chatsystem.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatsystem.redis.RedisSettings;

/** Looks at everything that a server depends on. */
public final class Doctor {
  private Doctor() {}

  /**
   * Takes a few seconds at most. Writes nothing to the store but the layout's version.
   *
   * @param open whether a name alone lets people in
   * @param redis the store; empty for memory
   */
  public static List<Finding> examine(boolean open, Optional<RedisSettings> redis) {
    var findings = new ArrayList<Finding>();
    findings.add(
        open
            ? Finding.warn("settings", "CHAT_AUTH=open lets anyone be anyone")
            : Finding.ok("settings", "as they should be"));
    findings.addAll(MachineExam.findings());
    findings.addAll(redis.map(StoreExam::findings).orElseGet(Doctor::inMemory));
    return findings;
  }

  private static List<Finding> inMemory() {
    return List.of(
        Finding.warn("store", "in memory: nothing outlives the process; see REDIS_ADDR"));
  }
}
