package org.chatsystem.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepsTest {
  @TempDir private Path directory;

  @Test
  void aSweepForgetsNothingThatIsAboutToBeWritten() throws IOException {
    try (var sweeps = new Sweeps(Folder.at(directory), InstantSource.system())) {
      assertThat(sweeps.add(4_096, 8_192)).isTrue();
      assertThat(sweeps.add(8_192, 8_192)).as("after a sweep that finds no file").isFalse();
      assertThat(sweeps.add(4_096, 8_192)).isTrue();
    }
  }

  @Test
  void whatCouldNotBeWrittenLeavesRoom() throws IOException {
    try (var sweeps = new Sweeps(Folder.at(directory), InstantSource.system())) {
      assertThat(sweeps.add(8_192, 8_192)).isTrue();
      sweeps.failed(8_192);
      assertThat(sweeps.add(8_192, 8_192)).isTrue();
    }
  }

  @Test
  void whatIsWrittenAndGoneLeavesRoomAfterASweep() throws IOException {
    try (var sweeps = new Sweeps(Folder.at(directory), InstantSource.system())) {
      assertThat(sweeps.add(8_192, 8_192)).isTrue();
      sweeps.written(8_192);
      assertThat(sweeps.add(4_096, 8_192)).as("no file is there").isTrue();
    }
  }
}
