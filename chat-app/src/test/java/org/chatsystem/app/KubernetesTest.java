package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifest is what Kubernetes knows, and fits the server that it runs. */
class KubernetesTest {
  private static final Path MANIFEST = Path.of("src/main/kubernetes/chat-system.yaml");
  private static final int DRAIN_SECONDS = 10;

  /** Knows each kind's fields, and takes no other. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated field) {
                  return false; // where the model would put what it does not know
                }
              });

  private final Map<String, JsonNode> kinds = kinds();
  private final PodSpec pod = read(Deployment.class).getSpec().getTemplate().getSpec();
  private final Container server = pod.getContainers().get(0);
  private final Map<String, String> settings = read(ConfigMap.class).getData();

  @Test
  void hasNoFieldThatKubernetesDoesNotKnow() {
    assertThat(kinds.keySet())
        .containsExactlyInAnyOrder(
            "ConfigMap", "Deployment", "Service", "PodDisruptionBudget", "Ingress");
    assertThat(read(Ingress.class).getApiVersion()).isEqualTo("networking.k8s.io/v1");
  }

  @Test
  void setsWhatTheServerKnowsAndTakes() {
    assertThat(settings.keySet()).allMatch(name -> Texts.SETTINGS.contains("  " + name + " "));
    var plain = new HashMap<>(settings);
    plain.keySet().removeIf(name -> name.endsWith("_FILE"));
    assertThat(Settings.from(plain).redis()).isPresent();
    assertThat(Settings.from(plain).limits().proxies()).isNotEmpty();
  }

  @Test
  void findsSecretsWhereTheyAreMounted() {
    var mount = server.getVolumeMounts().get(1);
    assertThat(mount.getName()).isEqualTo(pod.getVolumes().get(1).getName());
    assertThat(settings)
        .containsEntry("JWT_SECRET_FILE", mount.getMountPath() + "/jwt-secret")
        .containsEntry("REDIS_PASSWORD_FILE", mount.getMountPath() + "/redis-password");
    assertThat(pod.getVolumes().get(1).getSecret().getSecretName()).isEqualTo("chat-system");
  }

  @Test
  void asksTheAdminPortWhetherItLivesAndServes() {
    asks(server.getLivenessProbe(), "/healthz");
    asks(server.getStartupProbe(), "/healthz");
    asks(server.getReadinessProbe(), "/readyz");
    assertThat(port("admin")).isEqualTo(Integer.valueOf(settings.get("CHAT_ADMIN_PORT")));
    assertThat(port("http")).isEqualTo(Settings.from(Map.of()).port());
  }

  private void asks(Probe probe, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("admin");
  }

  private Integer port(String name) {
    return server.getPorts().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getContainerPort();
  }

  @Test
  void letsTheServerDrainBeforeItIsKilled() {
    List<String> wait = server.getLifecycle().getPreStop().getExec().getCommand();
    assertThat(wait).first().isEqualTo("sleep");
    long needed = Long.parseLong(wait.get(1)) + DRAIN_SECONDS;
    assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(needed + 5);
  }

  @Test
  void hasNoRightsAndABoundedMemory() {
    SecurityContext rights = server.getSecurityContext();
    assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
    assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
    assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(server.getResources().getLimits()).containsKey("memory");
  }

  @Test
  void meansTheSamePodsEverywhere() {
    Deployment deployment = read(Deployment.class);
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(read(Service.class).getSpec().getSelector()).isEqualTo(labels);
    assertThat(read(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
        .isEqualTo(labels);
  }

  private <T> T read(Class<T> kind) {
    try {
      return STRICT.treeToValue(kinds.get(kind.getSimpleName()), kind);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, JsonNode> kinds() {
    return YamlFile.documents(MANIFEST).stream()
        .collect(Collectors.toMap(each -> each.path("kind").asText(), each -> each));
  }
}
