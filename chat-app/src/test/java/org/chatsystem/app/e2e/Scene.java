package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;

/** The servers, and the people that one test brings to them; all are sent home after it. */
@OnEveryTopology
abstract class Scene {
  /** For what is to happen at once: in the common pool of few processors one waits for another. */
  static final Executor OWN_THREADS = task -> new Thread(task).start();

  private final Cluster cluster;
  private final Deque<AutoCloseable> guests = new ArrayDeque<>();

  Scene(Cluster cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void sendEveryoneHome() throws Exception {
    while (!guests.isEmpty()) {
      guests.pop().close();
    }
  }

  /** The first instance. */
  Api here() {
    return cluster.here();
  }

  /** The other instance, if there is one. */
  Api there() {
    return cluster.there();
  }

  /** Someone new at the first instance; the name is made unique. */
  TestUser here(String name) {
    return guest(TestUser.signUp(Names.unique(name), here()));
  }

  /** Someone new at the other instance. */
  TestUser there(String name) {
    return guest(TestUser.signUp(Names.unique(name), there()));
  }

  /** Keeps something to close it after the test. */
  <T extends AutoCloseable> T guest(T guest) {
    guests.push(guest);
    return guest;
  }

  /** A new public group of this one's. */
  String publicGroup(TestUser owner) {
    String group = Names.unique("group");
    owner.createGroup(group, "public");
    return group;
  }

  /** A new private group of this one's. */
  String privateGroup(TestUser owner) {
    String group = Names.unique("secret");
    owner.createGroup(group, "private");
    return group;
  }

  /**
   * An id begins with its millisecond, and so does what a connection or a new member gets: what was
   * said in the very millisecond of coming counts as said after it.
   */
  static void awaitNextMillisecond() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  static void assertError(JsonNode frame, String code, String ref) {
    assertThat(frame.path("type").asText()).as("%s", frame).isEqualTo("error");
    assertThat(frame.path("code").asText()).as("%s", frame).isEqualTo(code);
    assertThat(frame.path("ref").asText(null)).as("%s", frame).isEqualTo(ref);
    assertThat(frame.path("message").asText()).as("%s", frame).isNotEmpty();
    assertThat(frame.path("temporary").isBoolean()).as("%s", frame).isTrue();
    Json.assertTellsNothingOfTheInside(frame.toString());
  }
}
