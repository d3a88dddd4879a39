package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bill of materials that the build makes tells of what is in the jar, and of nothing else. */
class SbomIT {
  @Test
  void namesEveryLibraryInTheJarWithItsVersion() throws IOException {
    JsonNode bom = new ObjectMapper().readTree(Path.of("target/chat-app-sbom.json").toFile());
    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    List<String> names = bom.findValuesAsText("name");
    assertThat(names)
        .contains("javalin", "jetty-server", "jedis", "jackson-databind", "jbcrypt", "java-jwt")
        .contains("bucket4j_jdk17-core", "micrometer-core", "logback-classic")
        .doesNotContain("junit-jupiter", "assertj-core", "playwright");
    bom.path("components")
        .forEach(
            each -> assertThat(each.path("version").asText()).as(each.toString()).isNotEmpty());
  }
}
