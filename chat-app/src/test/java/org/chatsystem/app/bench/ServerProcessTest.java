package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir private Path directory;

  @Test
  void readsProcessorTimeAndMemory() throws IOException {
    Files.writeString(
        directory.resolve("stat"), "7 (a (b) c) S 1 1 1 0 -1 0 0 0 0 0 250 50 0 0 20 0 9 0 1 1 1");
    Files.writeString(directory.resolve("status"), "Name:\tx\nVmRSS:\t  2048 kB\n");
    var process = new ServerProcess(directory);
    assertThat(process.cpuSeconds()).isEqualTo(3.0);
    assertThat(process.residentBytes()).isEqualTo(2L << 20);
  }

  @Test
  void tellsNothingOfAProcessThatIsGone() {
    var process = new ServerProcess(directory.resolve("gone"));
    assertThat(process.cpuSeconds()).isZero();
    assertThat(process.residentBytes()).isZero();
  }
}
