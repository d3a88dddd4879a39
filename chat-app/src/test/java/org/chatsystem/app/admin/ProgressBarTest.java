package org.chatsystem.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String shown(boolean isTerminal, long done, long total) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    var console = new Console(InputStream.nullInputStream(), stream, stream, isTerminal);
    try (var bar = new ProgressBar(console, "keys")) {
      bar.at(done, total);
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void isFullAtTheEndAndLeavesTheLine() {
    assertThat(shown(true, 1_000, 1_000))
        .startsWith("\r[####")
        .endsWith("] 1,000 of 1,000 keys " + System.lineSeparator());
  }

  @Test
  void showsNothingWhereNobodyWatches() {
    assertThat(shown(false, 1_000, 1_000)).isEmpty();
  }

  @Test
  void isNotDrawnForEveryStep() {
    assertThat(shown(true, 1, 1_000)).isEmpty();
  }
}
