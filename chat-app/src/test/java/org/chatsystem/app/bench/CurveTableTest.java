package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTableTest {
  private final CurveTable table = new CurveTable(CurveKind.MEMBERS, "on one core");

  @Test
  void keepsEachPointInALine() {
    table.add(10, Map.of("p99", 4.25, "deliveries/s", 1_000.0, "p50", 0.5));
    table.add(100, Map.of("p99", Double.NaN, "deliveries/s", 9_999_999.0, "p50", 0.0004));
    assertThat(table.csv())
        .isEqualTo(
            """
            members,deliveries/s,p50,p99
            10,1000.000,0.500,4.250
            100,9999999.000,0.000,NaN
            """);
  }

  @Test
  void drawsThem() {
    table.add(10, Map.of("p99", 4.25, "deliveries/s", 1_000.0, "p50", 0.5));
    assertThat(table.svg())
        .startsWith("<svg")
        .contains(">10: 4.25 p99<", "members of each group", "on one core");
  }

  @Test
  void isDrawnBeforeThereIsAnything() {
    assertThat(table.svg()).contains("</svg>");
    assertThat(table.csv()).isEqualTo("members,deliveries/s,p50,p99\n");
  }
}
