package org.chatsystem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file in YAML, with what stands under {@code <<} in its place. JSON is YAML too. */
final class YamlFile {
  private YamlFile() {}

  static JsonNode read(Path file) {
    return documents(file).get(0);
  }

  static List<JsonNode> documents(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return StreamSupport.stream(yaml.loadAll(text).spliterator(), false)
          .map(new ObjectMapper()::<JsonNode>valueToTree)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
