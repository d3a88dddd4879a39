package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Takes the ten seconds that a client has, so it is run on one server alone. */
class SilenceIT {
  private static final int SILENT = 4408;

  @Test
  void whoDoesNotSayWhoTheyAreIsShownOut() {
    try (Cluster cluster = Cluster.start(1, Map.of());
        TestSocket socket =
            TestSocket.open("a silent client", cluster.here(), "", TestSocket.builder())) {
      assertThat(socket.closeCode()).isEqualTo(SILENT);
    }
  }
}
