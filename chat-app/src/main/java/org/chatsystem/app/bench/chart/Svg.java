package org.chatsystem.app.bench.chart;

import java.util.Locale;

/** Writes SVG elements, one a line. */
final class Svg {
  private static final String STYLE =
      """
      <style>
      .page { fill: #ffffff } .text { fill: #1f2328 } .note { fill: #59636e } .grid { stroke: #d1d9e0 }
      .c0 { --c: #0969da } .c1 { --c: #bc4c00 } .c2 { --c: #1a7f37 }
      @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117 } .text { fill: #f0f6fc } .note { fill: #9198a1 } .grid { stroke: #3d444d }
      .c0 { --c: #58a6ff } .c1 { --c: #f0883e } .c2 { --c: #3fb950 }
      }
      text { font: 13px system-ui, sans-serif } .title { font-size: 16px; font-weight: 600 }
      .note, .mark { font-size: 12px } .grid { stroke-width: 1 } .line { fill: none; stroke: var(--c); stroke-width: 2 }
      .dot { fill: var(--c) }
      </style>
      """;

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height, String title) {
    out.append(
            format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                    + " height=\"%d\" role=\"img\">\n",
                width, height, width, height))
        .append("<title>")
        .append(escaped(title))
        .append("</title>\n")
        .append(STYLE)
        .append(
            format("<rect class=\"page\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n", width, height));
  }

  /**
   * @param anchor which end of the text is there: start, middle or end
   */
  void text(String kind, String anchor, double x, double y, String text) {
    out.append(
        format(
            "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
            kind, anchor, x, y, escaped(text)));
  }

  void grid(double x1, double y1, double x2, double y2) {
    out.append(
        format(
            "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            x1, y1, x2, y2));
  }

  /**
   * @param points pairs such as {@code 1.0,2.0}, separated by spaces
   */
  void line(int colour, String points) {
    out.append(format("<polyline class=\"line c%d\" points=\"%s\"/>\n", colour, points));
  }

  void dot(int colour, double x, double y, String told) {
    out.append(
        format(
            "<circle class=\"dot c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s</title></circle>\n",
            colour, x, y, escaped(told)));
  }

  String end() {
    return out + "</svg>\n";
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
