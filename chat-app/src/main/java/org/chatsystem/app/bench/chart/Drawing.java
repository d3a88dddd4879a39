package org.chatsystem.app.bench.chart;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a chart on paper. */
final class Drawing {
  private static final int WIDTH = 760;
  private static final int LEFT = 84;
  private static final int RIGHT = WIDTH - 36;
  private static final int TOP = 48;
  private static final int PANEL = 190;
  private static final int HEAD = 28;
  private static final int BOTTOM = 60;
  private static final int COLOURS = 3;
  private static final double LETTER = 6.8;
  private static final int NOTE_LINE = 16;

  /** As many letters of a note as fit, between words. */
  private static final Pattern NOTE_TEXT = Pattern.compile("(.{1,96})(?:\\s+|$)");

  private final Chart chart;
  private final Axis across;
  private final List<String> note;
  private final Svg svg;

  Drawing(Chart chart) {
    this.chart = chart;
    this.across = Axis.of(chart.scale(), chart.places());
    this.note = NOTE_TEXT.matcher(chart.note()).results().map(line -> line.group(1)).toList();
    int height = bottom(chart.panels().size() - 1) + BOTTOM + NOTE_LINE * note.size();
    this.svg = new Svg(WIDTH, height, chart.title());
  }

  String svg() {
    svg.text("title text", "start", LEFT, 28, chart.title());
    for (int i = 0; i < chart.panels().size(); i++) {
      panel(chart.panels().get(i), bottom(i));
    }
    int last = bottom(chart.panels().size() - 1);
    for (double each : across.marks()) {
      svg.text("mark text", "middle", x(each), last + 18, Numbers.text(each));
    }
    svg.text("text", "middle", (LEFT + RIGHT) / 2.0, last + 40, chart.label());
    for (int i = 0; i < note.size(); i++) {
      svg.text("note", "start", LEFT, last + 62 + i * NOTE_LINE, note.get(i));
    }
    return svg.end();
  }

  private void panel(Panel panel, int bottom) {
    Axis up = Axis.of(panel.scale(), panel.values());
    legend(panel, bottom - PANEL - 10);
    for (double each : up.marks()) {
      svg.grid(LEFT, y(up, each, bottom), RIGHT, y(up, each, bottom));
      svg.text("mark text", "end", LEFT - 8, y(up, each, bottom) + 4, Numbers.text(each));
    }
    across.marks().forEach(each -> svg.grid(x(each), bottom - PANEL, x(each), bottom));
    for (int i = 0; i < panel.lines().size(); i++) {
      draw(panel.lines().get(i), i % COLOURS, up, bottom);
    }
  }

  private void legend(Panel panel, int y) {
    svg.text("text", "start", LEFT, y, panel.label());
    double x = RIGHT;
    List<Line> lines = panel.lines();
    for (int i = lines.size() - 1; i >= 0 && lines.size() > 1; i--) {
      svg.text("text", "end", x, y, lines.get(i).label());
      x -= lines.get(i).label().length() * LETTER + 8;
      svg.dot(i % COLOURS, x, y - 4, lines.get(i).label());
      x -= 16;
    }
  }

  private void draw(Line line, int colour, Axis up, int bottom) {
    svg.line(
        colour,
        line.points().stream()
            .map(each -> Svg.format("%.1f,%.1f", x(each.x()), y(up, each.y(), bottom)))
            .collect(Collectors.joining(" ")));
    for (Line.Point each : line.points()) {
      String told = Numbers.text(each.x()) + ": " + Numbers.text(each.y()) + " " + line.label();
      svg.dot(colour, x(each.x()), y(up, each.y(), bottom), told);
    }
  }

  private double x(double value) {
    return LEFT + across.place(value) * (RIGHT - LEFT);
  }

  private static double y(Axis up, double value, int bottom) {
    return bottom - up.place(value) * PANEL;
  }

  private static int bottom(int panel) {
    return TOP + (panel + 1) * (HEAD + PANEL);
  }
}
