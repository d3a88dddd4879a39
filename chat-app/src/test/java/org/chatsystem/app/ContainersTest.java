package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the compose file and the image allow: no more than is needed. */
class ContainersTest {
  private final JsonNode services =
      YamlFile.read(Path.of("..", "docker-compose.yml")).path("services");

  @Test
  void haveNoRightsAndABoundedMemory() {
    assertThat(services).hasSizeGreaterThan(2);
    services.forEach(
        each -> {
          assertThat(each.path("read_only").asBoolean()).isTrue();
          assertThat(each.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
          assertThat(each.path("security_opt").toString()).contains("no-new-privileges:true");
          assertThat(each.path("mem_limit").asText()).endsWith("m");
        });
  }

  @Test
  void redisIsReachedByTheServersAlone() {
    JsonNode redis = services.path("redis");
    assertThat(redis.has("ports")).isFalse();
    assertThat(redis.path("networks").toString()).isEqualTo("[\"store\"]");
    assertThat(services.path("proxy").path("networks").toString()).isEqualTo("[\"front\"]");
  }

  @Test
  void theNodesBelieveTheProxyOfWhereClientsComeFrom() {
    JsonNode node = services.path("node");
    assertThat(node.has("ports")).as("only the proxy reaches them").isFalse();
    assertThat(node.path("environment").path("REDIS_ADDR").asText()).isEqualTo("redis:6379");
    Map<String, String> proxies =
        Map.of(
            "CHAT_TRUSTED_PROXIES", node.path("environment").path("CHAT_TRUSTED_PROXIES").asText());
    assertThat(Settings.from(proxies).limits().proxies()).isNotEmpty();
  }

  @Test
  void theServerIsNotRoot() throws IOException {
    assertThat(Files.readString(Path.of("Dockerfile"))).contains("\nUSER 10001:10001\n");
  }

  @Test
  void whatJavaIsToldStandsInOnePlaceAndMayBeAddedTo() throws IOException {
    String image = Files.readString(Path.of("Dockerfile"));
    assertThat(image)
        .containsOnlyOnce("\nENV JAVA_TOOL_OPTIONS=")
        .contains("ENTRYPOINT [\"java\", \"-jar\", \"/app/chat-app.jar\"]")
        .contains("-XX:AOTCache=/app/chat-app.aot");
    assertThat(services.path("server").path("environment").has("JDK_JAVA_OPTIONS")).isTrue();
  }
}
