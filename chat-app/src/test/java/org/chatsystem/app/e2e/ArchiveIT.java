package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chat system moves: out by {@code export}, in by {@code import}, and people go on. */
class ArchiveIT {
  @TempDir private static Path directory;

  private static final RedisSettings HERE = newPlace();
  private static Path file;
  private static String alice;
  private static String bob;
  private static String group;
  private static String refreshToken;
  private static JsonNode seen;
  private static JsonNode inGroup;
  private static JsonNode history;

  private static RedisSettings newPlace() {
    return RedisSettings.at(TestRedis.shared().address()).withPrefix(Names.unique("move") + ":");
  }

  private static Cluster servers(RedisSettings place) {
    return Cluster.start(
        1, Map.of("REDIS_ADDR", TestRedis.shared().address(), "CHAT_REDIS_PREFIX", place.prefix()));
  }

  /** Bob has seen one message of each conversation; the rest is said while he is away. */
  @BeforeAll
  static void talkAndExport() {
    file = directory.resolve("chat.jsonl");
    try (Cluster cluster = servers(HERE);
        TestUser a = TestUser.signUp("alice", cluster.here());
        TestUser b = TestUser.signUp("bob", cluster.here())) {
      alice = a.name();
      bob = b.name();
      group = "devs";
      a.createGroup(group, "private");
      a.add(group, bob);
      seen = a.say(b.dm(), "seen");
      inGroup = a.say("group:" + group, "seen too");
      a.say(b.dm(), "missed");
      JsonNode changed = a.say(b.dm(), "to be changed");
      a.api()
          .send(
              "PATCH",
              "/api/conversations/" + b.dm() + "/messages/" + changed.path("id").asText(),
              "{\"content\":\"changed\"}")
          .expect(200);
      a.say("group:" + group, "missed there");
      history = b.history(a.dm());
      refreshToken = b.refreshToken();
    }
    Admin.Said said = new Admin(HERE).run("export", file.toString());
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.err()).contains("passwords");
  }

  private static RedisSettings imported() {
    RedisSettings there = newPlace();
    Admin.Said said = new Admin(there).run("import", file.toString());
    assertThat(said.status()).as(said.err()).isZero();
    return there;
  }

  /** Without the first line, which has a time, and the last, which counts what may come twice. */
  private static Set<String> entriesOf(String export) {
    List<String> lines = export.lines().toList();
    return new HashSet<>(lines.subList(1, lines.size() - 1));
  }

  @Test
  void theExportIsForItsOwnerAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void whatIsImportedIsExportedInTheSameLines() throws IOException {
    Admin.Said again = new Admin(imported()).run("export", "-");

    assertThat(entriesOf(again.out())).isEqualTo(entriesOf(Files.readString(file)));
    assertThat(again.out().lines().findFirst().orElseThrow()).contains("\"layout\":1");
  }

  @Test
  void whoComesBackWithOldCursorsSeesWhatTheyMissedAndThenGoesOn() {
    try (Cluster cluster = servers(imported())) {
      Answer login =
          cluster.here().post("/api/login", "username", bob, "password", TestUser.PASSWORD);
      String token = login.expect(200).text("accessToken");
      var builder = TestSocket.builder().header("Authorization", "Bearer " + token);
      try (TestSocket socket = TestSocket.open(bob, cluster.here(), "", builder)) {
        socket.await("welcome");
        socket.send(
            "type",
            "resume",
            "cursors",
            Json.of(
                "dm:" + alice, seen.path("id").asText(),
                "group:" + group, inGroup.path("id").asText()));

        List<JsonNode> came =
            socket.until("resumed", frame -> frame.path("type").asText().equals("resumed"));
        assertThat(
                came.stream()
                    .filter(TestSocket::isMessage)
                    .map(each -> each.path("content").asText()))
            .containsExactlyInAnyOrder("missed", "changed", "missed there");
        assertThat(came.get(came.size() - 1).path("replayed").asInt()).isEqualTo(3);

        Api asBob = cluster.here().as(token);
        assertThat(
                asBob
                    .get("/api/conversations/dm:" + alice + "/messages")
                    .expect(200)
                    .json()
                    .path("messages"))
            .isEqualTo(history);
        JsonNode ack = socket.dm(alice, "and on").answer();
        assertThat(ack.path("seq").asInt()).isEqualTo(4);
      }
    }
  }

  @Test
  void whoWasSignedInStaysSignedIn() {
    try (Cluster cluster = servers(imported())) {
      cluster.here().post("/api/token/refresh", "refreshToken", refreshToken).expect(200);
    }
  }

  @Test
  void nothingIsImportedWhereThereIsSomething() {
    RedisSettings there = imported();
    Admin.Said said = new Admin(there).run("import", file.toString());
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).startsWith("There is something under " + there.prefix());

    assertThat(new Admin(there).run("import", "--over", file.toString()).status()).isZero();
    assertThat(entriesOf(new Admin(there).run("export", "-").out()))
        .isEqualTo(entriesOf(new Admin(HERE).run("export", "-").out()));
  }

  @Test
  void nothingIsImportedUnderARunningServer() {
    RedisSettings there = newPlace();
    try (Cluster cluster = servers(there)) {
      Admin.Said said = new Admin(there).run("import", file.toString());
      assertThat(said.status()).isEqualTo(1);
      assertThat(said.err()).startsWith("A server runs on ");
      cluster.here().get("/readyz").expect(200);
    }
  }

  @Test
  void anImportThatBrokeGoesOnWhenRepeated() throws IOException {
    RedisSettings there = newPlace();
    List<String> lines = Files.readAllLines(file);
    String half = String.join("\n", lines.subList(0, lines.size() / 2));

    Admin.Said broken = new Admin(there).answering(half, "import", "-");
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.err()).contains("cut off");

    assertThat(new Admin(there).run("import", file.toString()).status()).isZero();
    assertThat(entriesOf(new Admin(there).run("export", "-").out()))
        .isEqualTo(entriesOf(Files.readString(file)));
  }

  @Test
  void aFileWithWrongLinesIsRefusedAsAWholeAndEachIsNamed() throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, "{\"key\":\"secret\",\"kind\":\"value\",\"values\":[\"x\"]}");
    lines.set(4, "no JSON");
    Path wrong = Files.write(directory.resolve("wrong.jsonl"), lines);
    RedisSettings there = newPlace();

    Admin.Said said = new Admin(there).run("import", wrong.toString());

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err().lines()).hasSize(2);
    assertThat(said.err()).contains("line 3: ", "line 5: ");
    assertThat(entriesOf(new Admin(there).run("export", "-").out())).isEmpty();
    assertThat(new Admin(there).run("import", "--check", file.toString()).status()).isZero();
    assertThat(entriesOf(new Admin(there).run("export", "-").out())).isEmpty();
  }

  @Test
  void whatIsNoExportIsRefused() throws IOException {
    var other = Files.writeString(directory.resolve("other.jsonl"), "{\"hello\":1}\n");
    Admin nowhere = new Admin(newPlace());
    assertThat(nowhere.run("import", other.toString()).err()).startsWith("line 1: ");
    assertThat(nowhere.answering("", "import", "-").status()).isEqualTo(1);
    assertThat(nowhere.run("import", directory.resolve("missing").toString()).status())
        .isEqualTo(1);
    assertThat(nowhere.run("export", other.toString()).err()).contains("is there already");
  }
}
