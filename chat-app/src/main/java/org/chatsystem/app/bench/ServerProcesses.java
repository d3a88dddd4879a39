package org.chatsystem.app.bench;

import java.util.List;

/** The servers' processor time and memory over a measurement, and this tool's own time. */
final class ServerProcesses {
  private final List<ServerProcess> processes;
  private final ServerProcess self = new ServerProcess(ProcessHandle.current().pid());
  private double cpuBefore;
  private double cpuUsed;
  private double ownBefore;
  private double ownUsed;
  private long begun;
  private double seconds;

  ServerProcesses(List<Long> pids) {
    processes = pids.stream().map(ServerProcess::new).toList();
  }

  void begin() {
    cpuBefore = cpuSeconds();
    ownBefore = self.cpuSeconds();
    begun = System.nanoTime();
  }

  void end() {
    cpuUsed = cpuSeconds() - cpuBefore;
    ownUsed = self.cpuSeconds() - ownBefore;
    seconds = (System.nanoTime() - begun) / 1e9;
  }

  boolean areKnown() {
    return !processes.isEmpty();
  }

  /** Processor seconds over the measurement; 0 if no process is known. */
  double cpuUsed() {
    return cpuUsed;
  }

  /** The same of this tool. */
  double ownUsed() {
    return ownUsed;
  }

  /** Of one processor: 100 is one core all the time. */
  double cpuPercent() {
    return percent(cpuUsed);
  }

  /** The same of this tool: near 100, the tool is what limits. */
  double ownPercent() {
    return percent(ownUsed);
  }

  long residentBytes() {
    return processes.stream().mapToLong(ServerProcess::residentBytes).sum();
  }

  private double percent(double used) {
    return seconds == 0 ? 0 : 100 * used / seconds;
  }

  private double cpuSeconds() {
    return processes.stream().mapToDouble(ServerProcess::cpuSeconds).sum();
  }
}
