package org.chatsystem.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what the tests run. */
class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src/test/java/org/chatsystem/core/embedding/EmbeddingTest.java");

  @ParameterizedTest
  @ValueSource(strings = {"the way out", "the talk"})
  void showsWhatIsTested(String part) throws IOException {
    String source = Files.readString(SOURCE);
    String begin = "// README begins: " + part + "\n";
    assertThat(source).contains(begin);
    int from = source.indexOf(begin) + begin.length();
    String block = source.substring(from, source.indexOf("// README ends", from));
    assertThat(Files.readString(Path.of("README.md"))).contains(block.stripIndent().strip());
  }
}
