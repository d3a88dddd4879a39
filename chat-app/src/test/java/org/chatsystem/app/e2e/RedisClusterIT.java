package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.app.doctor.Doctor;
import org.chatsystem.app.doctor.Finding;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.redis.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on a Redis Cluster. */
class RedisClusterIT {
  private static TestCluster redis;
  private static Cluster servers;

  private TestUser alice;
  private TestUser bob;

  @BeforeAll
  static void start() {
    redis = TestCluster.start();
    servers = Cluster.start(2, Map.of("REDIS_ADDR", redis.addresses()));
  }

  @AfterAll
  static void end() {
    if (servers != null) {
      servers.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  @BeforeEach
  void signUp() {
    alice = TestUser.signUp(Names.unique("alice"), servers.here());
    bob = TestUser.signUp(Names.unique("bob"), servers.there());
  }

  @AfterEach
  void sendHome() {
    alice.close();
    bob.close();
  }

  @Test
  void whatIsSaidOnOneInstanceIsHeardOnTheOther() {
    String group = Names.unique("group");
    alice.createGroup(group, "public");
    bob.join(group);
    TestSocket fromAlice = alice.connect();
    TestSocket toBob = bob.connect();

    // one after the other: what is said in different conversations may overtake
    fromAlice.dm(bob.name(), "to bob");
    assertThat(toBob.awaitMessage("to bob").path("type").asText()).isEqualTo("dm");
    fromAlice.group(group, "to the group");
    assertThat(toBob.awaitMessage("to the group").path("to").asText()).isEqualTo(group);
    fromAlice.broadcast("to all");
    assertThat(toBob.awaitMessage("to all").path("type").asText()).isEqualTo("broadcast");
  }

  @Test
  void comingAndGoingIsToldOnTheOtherInstance() {
    alice.say(bob.dm(), "hello");
    TestSocket toAlice = alice.connect();

    TestSocket ofBob = bob.connect();
    assertThat(presence(toAlice).path("online").asBoolean()).isTrue();
    ofBob.close();
    assertThat(presence(toAlice).path("online").asBoolean(true)).isFalse();
  }

  private JsonNode presence(TestSocket socket) {
    return socket.await("presence", frame -> frame.path("user").asText().equals(bob.name()));
  }

  @Test
  void theDoctorFindsItFit() {
    var settings = RedisSettings.at(redis.addresses());
    List<Finding> findings = Doctor.examine(false, Optional.of(settings));
    assertThat(findings).noneMatch(Finding::isFault);
    assertThat(findings).anyMatch(each -> each.text().startsWith("Cluster, master of all keys"));
  }

  @Test
  void whatWasMissedComesOnTheOtherInstance() {
    String held = alice.say(bob.dm(), "held").path("id").asText();
    alice.say(bob.dm(), "missed 1");
    alice.say(bob.dm(), "missed 2");

    for (Api instance : List.of(servers.here(), servers.there())) {
      try (TestUser device = bob.at(instance)) {
        TestSocket socket = device.connect();
        socket.send("type", "resume", "cursors", Map.of(alice.dm(), held));
        List<JsonNode> came =
            socket.until("resumed", frame -> frame.path("type").asText().equals("resumed"));
        assertThat(came.stream().filter(TestSocket::isMessage))
            .extracting(frame -> frame.path("content").asText())
            .containsExactly("missed 1", "missed 2");
      }
    }
  }
}
