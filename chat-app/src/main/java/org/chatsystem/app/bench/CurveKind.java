package org.chatsystem.app.bench;

import java.util.List;
import java.util.Locale;
import org.chatsystem.app.bench.chart.Scale;

/** What figures may be drawn against. */
enum CurveKind {
  MEMBERS("Size of a group", "members of each group", Scale.LOG),
  CONNECTIONS("Connections", "connections, in groups of 100", Scale.LOG),
  INSTANCES("Instances", "instances over one Redis, groups of 100 spread over all", Scale.STEPS),
  CONVERSATIONS("Conversations in the store", "conversations in Redis", Scale.LOG),
  HISTORY("Depth in a conversation", "messages newer than the page of 50 that is read", Scale.LOG);

  private final String title;
  private final String label;
  private final Scale scale;

  CurveKind(String title, String label, Scale scale) {
    this.title = title;
    this.label = label;
    this.scale = scale;
  }

  /** What the picture shows. */
  String title() {
    return title;
  }

  /** What is varied. */
  String label() {
    return label;
  }

  /** How the varied is spread over the picture. */
  Scale scale() {
    return scale;
  }

  /** Where it is measured if nothing else is said. */
  List<Integer> usual() {
    return switch (this) {
      case MEMBERS -> List.of(10, 30, 100, 300, 1_000, 3_000, 10_000);
      case CONNECTIONS -> List.of(100, 300, 1_000, 3_000, 10_000, 19_000);
      case INSTANCES -> List.of(1, 2, 3, 4);
      case CONVERSATIONS -> List.of(1_000, 10_000, 100_000, 1_000_000);
      case HISTORY -> List.of(10, 100, 1_000, 10_000, 100_000);
    };
  }

  /** What is drawn. */
  List<Plot> plots() {
    return switch (this) {
      case MEMBERS, CONNECTIONS, INSTANCES -> TalkSurvey.PLOTS;
      case CONVERSATIONS -> StoreSurvey.PLOTS;
      case HISTORY -> DepthSurvey.PLOTS;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
