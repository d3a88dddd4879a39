package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of what is secure names tests that there are. */
class SecurityTableTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
  private static final List<String> MODULES =
      List.of("chat-core", "chat-redis-adapter", "chat-web-adapter", "chat-app");

  private final String table = table();

  @Test
  void hasEveryItem() {
    assertThat(IntStream.rangeClosed(1, 35)).allMatch(item -> table.contains("\n| " + item + " "));
  }

  @Test
  void namesTestsThatThereAre() {
    List<MatchResult> named = TEST.matcher(table).results().toList();
    assertThat(named)
        .hasSizeGreaterThan(70)
        .allSatisfy(
            each -> assertThat(source(each.group(1))).contains(" void " + each.group(2) + "("));
  }

  private static String table() {
    try {
      String readme = Files.readString(Path.of("README.md"));
      return readme.substring(readme.indexOf("## Security"), readme.indexOf("## Decisions"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String source(String name) throws IOException {
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
        var found = files.filter(each -> each.endsWith(name + ".java")).findFirst();
        if (found.isPresent()) {
          return Files.readString(found.get());
        }
      }
    }
    return "";
  }
}
