package org.chatsystem.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells about a process of this machine. */
final class ServerProcess {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Path directory;

  ServerProcess(long pid) {
    this(Path.of("/proc", Long.toString(pid)));
  }

  /**
   * @param directory the process's own, below {@code /proc}
   */
  ServerProcess(Path directory) {
    this.directory = directory;
  }

  /** Processor seconds it has used since it started; 0 if it cannot be told. */
  double cpuSeconds() {
    String stat = String.join(" ", lines("stat"));
    // the name, in brackets, may have spaces and brackets itself
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    return fields.length <= SYSTEM_TICKS
        ? 0
        : (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
            / TICKS_PER_SECOND;
  }

  /** The memory it has at the moment; 0 if it cannot be told. */
  long residentBytes() {
    return lines("status").stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
        .findFirst()
        .orElse(0);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(directory.resolve(file));
    } catch (IOException gone) {
      return List.of();
    }
  }
}
