package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.api.Test;

/** A replay that is far larger than what may wait for one connection. */
class LongReplayIT {
  private static final int SPEAKERS = 6;
  private static final int MESSAGES = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Username READER = new Username("reader");
  private static final String LONG_TEXT = "x".repeat(3_900);

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void bringsAllOfItInOrderToAClientThatReads() throws IOException {
    try (var cluster = Cluster.start(Plan.Fsync.EVERYSEC)) {
      var api = new Api(cluster.ports());
      api.signUp(READER);
      int port = cluster.ports().get(0);
      for (int i = 0; i < SPEAKERS; i++) {
        speak(port, api, new Username("speaker" + i));
      }
      try (FrameSocket socket = FrameSocket.open(port, api.token(READER), PATIENCE)) {
        assertThat(socket.read()).contains("welcome");
        socket.send("{\"type\":\"resume\",\"cursors\":{},\"since\":\"2020-01-01T00:00:00Z\"}");
        Map<String, List<MessageId>> replayed = readReplay(socket);
        assertThat(replayed).hasSize(SPEAKERS);
        assertThat(replayed.values())
            .allSatisfy(ids -> assertThat(ids).hasSize(MESSAGES).isSorted());
      }
    }
  }

  private void speak(int port, Api api, Username speaker) throws IOException {
    api.signUp(speaker);
    try (FrameSocket socket = FrameSocket.open(port, api.token(speaker), PATIENCE)) {
      assertThat(socket.read()).contains("welcome");
      for (int i = 0; i < MESSAGES; i++) {
        socket.send("{\"type\":\"dm\",\"to\":\"reader\",\"content\":\"%s\"}".formatted(LONG_TEXT));
      }
      awaitFrames(socket, Collections.nCopies(MESSAGES, "ack"));
    }
  }

  private void awaitFrames(FrameSocket socket, List<String> types) throws IOException {
    for (int i = 0; i < types.size(); ) {
      i += json.readTree(socket.read()).get("type").asText().equals(types.get(i)) ? 1 : 0;
    }
  }

  private Map<String, List<MessageId>> readReplay(FrameSocket socket) throws IOException {
    var replayed = new HashMap<String, List<MessageId>>();
    JsonNode frame = json.readTree(socket.read());
    while (!frame.get("type").asText().equals("resumed")) {
      if (frame.has("from")) {
        replayed
            .computeIfAbsent(frame.get("from").asText(), any -> new ArrayList<>())
            .add(MessageId.parse(frame.get("id").asText()));
      }
      frame = json.readTree(socket.read());
    }
    return replayed;
  }
}
