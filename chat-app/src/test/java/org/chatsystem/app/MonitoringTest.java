package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Prometheus and Grafana of the compose file ask where there is something to be told. */
class MonitoringTest {
  private static final Path FILES = Path.of("src", "main", "docker");

  private final JsonNode services =
      YamlFile.read(Path.of("..", "docker-compose.yml")).path("services");

  @Test
  void prometheusAsksEveryServerOnItsAdminPort() {
    JsonNode scraped =
        YamlFile.read(FILES.resolve("prometheus/prometheus.yml"))
            .at("/scrape_configs/0/dns_sd_configs/0");
    assertThat(texts(scraped.path("names"))).containsExactly("server", "node");
    for (JsonNode name : scraped.path("names")) {
      JsonNode server = services.path(name.asText());
      assertThat(server.at("/environment/CHAT_ADMIN_PORT")).isEqualTo(scraped.path("port"));
      assertThat(texts(server.path("networks")))
          .containsAll(texts(services.at("/prometheus/networks")).toList());
      assertThat(texts(server.path("ports")))
          .noneMatch(each -> each.endsWith(":" + scraped.path("port")));
    }
  }

  @Test
  void grafanaAsksThatPrometheus() {
    JsonNode source = YamlFile.read(FILES.resolve("grafana/datasource.yml")).at("/datasources/0");
    assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
    assertThat(services.at("/grafana/networks")).isEqualTo(services.at("/prometheus/networks"));
    JsonNode variable =
        YamlFile.read(Path.of("src/main/grafana/chat-system.json")).at("/templating/list/0");
    assertThat(source.path("type")).isEqualTo(variable.path("query"));
  }

  @Test
  void grafanaReadsTheDashboardWhereItIsMounted() {
    String directory =
        YamlFile.read(FILES.resolve("grafana/dashboards.yml"))
            .at("/providers/0/options/path")
            .asText();
    assertThat(texts(services.at("/grafana/volumes")))
        .contains(
            "./chat-app/src/main/grafana/chat-system.json:" + directory + "/chat-system.json:ro");
    assertThat(
            services.at("/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").asText())
        .isEqualTo(directory + "/chat-system.json");
  }

  @Test
  void allFilesThatAreMountedAreThere() {
    assertThat(services)
        .flatMap(each -> texts(each.path("volumes")).toList())
        .filteredOn(each -> each.startsWith("./"))
        .hasSizeGreaterThan(3)
        .allMatch(each -> Files.isRegularFile(Path.of("..", each.split(":", 2)[0])));
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
