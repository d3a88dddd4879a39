package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.api.Test;

/** An instance that dies takes its users with it: the others see them go, and come back. */
class PresenceAfterCrashIT {
  /** The 30 seconds that are promised, and room for a renewal or two that Redis answers late. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Username WATCHER = new Username("watcher");
  private static final Username ALICE = new Username("alice");
  private static final Username BOB = new Username("bob");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void showsUsersOfDeadInstancesOfflineAndThoseOfAFrozenOneAgainWhenItGoesOn() throws IOException {
    try (var cluster = Cluster.start(Plan.Fsync.EVERYSEC)) {
      var api = new Api(cluster.ports());
      for (Username each : new Username[] {WATCHER, ALICE, BOB}) {
        api.signUp(each);
      }
      Instance dying = cluster.instances().get(1);
      Instance freezing = cluster.instances().get(2);
      try (FrameSocket watcher = open(cluster.instances().get(0), api, WATCHER);
          FrameSocket alice = open(dying, api, ALICE);
          FrameSocket bob = open(freezing, api, BOB)) {
        meet(watcher, alice);
        meet(watcher, bob);
        dying.kill();
        freezing.freeze();
        long start = System.nanoTime();
        awaitOffline(watcher, ALICE, BOB);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);

        freezing.thaw();
        assertThat(nextPresence(watcher).toString()).contains("\"bob\"", "true");
      }
    }
  }

  private FrameSocket open(Instance instance, Api api, Username user) throws IOException {
    FrameSocket socket = FrameSocket.open(instance.port(), api.token(user), PATIENCE);
    assertThat(socket.read()).contains("welcome");
    return socket;
  }

  /** Whoever shares a conversation hears of each other. */
  private void meet(FrameSocket watcher, FrameSocket other) throws IOException {
    other.send("{\"type\":\"dm\",\"to\":\"watcher\",\"content\":\"Hello!\"}");
    String frame = watcher.read();
    while (!frame.contains("Hello!")) {
      frame = watcher.read();
    }
  }

  /** That they came may be told later than what they said. */
  private void awaitOffline(FrameSocket watcher, Username... users) throws IOException {
    var gone = new HashSet<String>();
    while (gone.size() < users.length) {
      JsonNode presence = nextPresence(watcher);
      if (!presence.get("online").asBoolean()) {
        assertThat(gone.add(presence.get("user").asText())).isTrue();
      }
    }
  }

  private JsonNode nextPresence(FrameSocket watcher) throws IOException {
    JsonNode frame = json.readTree(watcher.read());
    while (!frame.get("type").asText().equals("presence")) {
      frame = json.readTree(watcher.read());
    }
    return frame;
  }
}
