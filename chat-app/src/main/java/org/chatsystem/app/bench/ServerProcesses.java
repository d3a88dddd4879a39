package org.chatsystem.app.bench;

import java.util.List;

/** The servers' processor time and memory over a measurement. */
final class ServerProcesses {
  private final List<ServerProcess> processes;
  private double cpuBefore;
  private double cpuUsed;
  private long begun;
  private double seconds;

  ServerProcesses(List<Long> pids) {
    processes = pids.stream().map(ServerProcess::new).toList();
  }

  void begin() {
    cpuBefore = cpuSeconds();
    begun = System.nanoTime();
  }

  void end() {
    cpuUsed = cpuSeconds() - cpuBefore;
    seconds = (System.nanoTime() - begun) / 1e9;
  }

  boolean areKnown() {
    return !processes.isEmpty();
  }

  /** Of one processor: 100 is one core all the time. */
  double cpuPercent() {
    return seconds == 0 ? 0 : 100 * cpuUsed / seconds;
  }

  long residentBytes() {
    return processes.stream().mapToLong(ServerProcess::residentBytes).sum();
  }

  private double cpuSeconds() {
    return processes.stream().mapToDouble(ServerProcess::cpuSeconds).sum();
  }
}
