package org.chatsystem.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineExamTest {
  @Test
  void tellsHowManyConnectionsTheMachineHasRoomFor() {
    assertThat(MachineExam.files(1_024).toString()).startsWith("warn").contains("ulimit");
    assertThat(MachineExam.files(65_536).toString()).startsWith("ok");
    assertThat(MachineExam.memory(256L << 20).toString()).startsWith("warn").contains("-Xmx");
    assertThat(MachineExam.memory(4L << 30).toString()).startsWith("ok");
  }
}
