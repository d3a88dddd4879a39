package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
  private static final String HISTOGRAM =
      """
      42:
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         55027        5381480  [B (java.base@17.0.15)
      Total        257000       17512345
      """;

  @Test
  void readsTheSumOfAHistogram() {
    assertThat(LiveHeap.total(HISTOGRAM)).hasValue(17_512_345);
  }

  @Test
  void knowsNothingOfWhatIsNoJava() {
    assertThat(LiveHeap.total("42:\nAttachNotSupportedException: no")).isEmpty();
    assertThat(LiveHeap.bytesOf(List.of())).isEmpty();
  }

  @Test
  void asksNoProcessThatIsNoJava() throws IOException {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(LiveHeap.bytesOf(List.of(other.pid()), asked -> HISTOGRAM)).isEmpty();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void addsUpSeveral() {
    long self = ProcessHandle.current().pid();
    assertThat(LiveHeap.bytesOf(List.of(self, self), asked -> HISTOGRAM)).hasValue(35_024_690);
  }

  @Test
  void asksAProcess() {
    assertThat(LiveHeap.bytesOf(List.of(ProcessHandle.current().pid())).orElse(0)).isPositive();
  }
}
