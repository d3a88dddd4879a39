package org.chatsystem.app.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
  private static final Line RATE =
      new Line("deliveries/s", List.of(point(10, 5_000), point(100, 10_000), point(1_000, 0)));
  private static final Line BROKEN =
      new Line("p99", List.of(point(10, 0.25), point(100, Double.NaN), point(1_000, 25)));
  private static final Chart CHART =
      new Chart(
          "Fast & <even>",
          "how it was measured" + ", and where, and by whom".repeat(5),
          "members",
          Scale.LOG,
          List.of(
              new Panel("deliveries/s", Scale.LINEAR, List.of(RATE)),
              new Panel("ms", Scale.LOG, List.of(BROKEN, RATE))));

  @Test
  void isWellFormedAndSaysWhatItShows() throws Exception {
    String text = parsed().getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Fast & <even>", "how it was measured", "members", "ms", "1,000", "0.1");
  }

  @Test
  void drawsEachPointThatIsANumber() throws Exception {
    // three lines with 3, 2 and 3 points, and two dots in the legend of the panel with two lines
    assertThat(elements("polyline")).hasSize(3);
    assertThat(elements("circle")).hasSize(10);
  }

  @Test
  void placesHigherValuesHigher() throws Exception {
    List<Element> dots = elements("circle");
    double low = number(dots.get(0), "cy");
    double high = number(dots.get(1), "cy");
    double none = number(dots.get(2), "cy");
    assertThat(high).isLessThan(low);
    assertThat(low - high).isEqualTo(none - low);
    assertThat(number(dots.get(1), "cx") - number(dots.get(0), "cx"))
        .isEqualTo(number(dots.get(2), "cx") - number(dots.get(1), "cx"));
  }

  @Test
  void aLongNoteHasLinesThatFit() throws Exception {
    List<Element> note =
        elements("text").stream()
            .filter(each -> each.getAttribute("class").equals("note"))
            .toList();
    assertThat(note).hasSize(2);
    assertThat(note).allSatisfy(each -> assertThat(each.getTextContent().length()).isLessThan(97));
    assertThat(number(note.get(0), "y")).isLessThan(number(note.get(1), "y"));
  }

  @Test
  void staysOnThePaper() throws Exception {
    Element root = parsed().getDocumentElement();
    for (Element each : elements("text")) {
      assertThat(number(each, "x")).isBetween(0.0, number(root, "width"));
      assertThat(number(each, "y")).isBetween(0.0, number(root, "height"));
    }
  }

  @Test
  void hasColoursForLightAndDark() {
    assertThat(CHART.svg()).contains("class=\"page\"", "prefers-color-scheme: dark");
  }

  private static List<Element> elements(String name) throws Exception {
    var found = parsed().getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static Document parsed() throws Exception {
    var bytes = new ByteArrayInputStream(CHART.svg().getBytes(StandardCharsets.UTF_8));
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bytes);
  }

  private static Line.Point point(double x, double y) {
    return new Line.Point(x, y);
  }
}
