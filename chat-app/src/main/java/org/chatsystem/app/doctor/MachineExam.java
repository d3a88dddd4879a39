package org.chatsystem.app.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What this machine lets one server have. */
final class MachineExam {
  /** A server of any size should be let have so many connections. */
  private static final long MANY = 10_000;

  /** Jars, Redis, listening and so on. */
  private static final long NOT_FOR_CONNECTIONS = 100;

  /** Measured: an idle connection takes 14 to 18 KB, a busy one more; see the README. */
  private static final long BYTES_OF_A_CONNECTION = 32 * 1_024;

  private MachineExam() {}

  static List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      findings.add(files(unix.getMaxFileDescriptorCount()));
    }
    findings.add(memory(Runtime.getRuntime().maxMemory()));
    return findings;
  }

  static Finding files(long limit) {
    long connections = Math.max(0, limit - NOT_FOR_CONNECTIONS);
    String so = limit + ", enough for some " + connections + " connections";
    return connections >= MANY
        ? Finding.ok("open files", so)
        : Finding.warn("open files", so + "; for more raise the limit: ulimit -n 65536");
  }

  static Finding memory(long heap) {
    long connections = heap / 2 / BYTES_OF_A_CONNECTION;
    String so = "%d MB of heap, enough for some %d connections".formatted(heap >> 20, connections);
    return connections >= MANY
        ? Finding.ok("memory", so)
        : Finding.warn("memory", so + "; for more give it some: java -Xmx2g -jar …");
  }
}
