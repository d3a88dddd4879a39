package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was said can be read later, page by page, by those who may. */
class HistoryIT extends Scene {
  HistoryIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void whoWasAwayFindsEverything() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    say(alice, bob.dm(), 1, 3);

    JsonNode page = bob.history(alice.dm(), "");

    assertThat(page.path("hasMore").asBoolean(true)).isFalse();
    assertThat(texts(page)).containsExactly("1", "2", "3");
    JsonNode first = page.path("messages").path(0);
    assertThat(first.path("type").asText()).isEqualTo("dm");
    assertThat(first.path("from").asText()).isEqualTo(alice.name());
    assertThat(first.path("to").asText()).isEqualTo(bob.name());
    assertThat(first.path("seq").asInt()).isEqualTo(1);
    assertThat(alice.history(bob.dm())).isEqualTo(page.path("messages"));
  }

  @Test
  void pagesGoBackFromTheEndAndForthFromAPoint() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    say(alice, bob.dm(), 1, 10);

    JsonNode newest = bob.history(alice.dm(), "?limit=4");
    assertThat(texts(newest)).containsExactly("7", "8", "9", "10");
    assertThat(newest.path("hasMore").asBoolean()).isTrue();
    JsonNode older = bob.history(alice.dm(), "?limit=4&before=" + id(newest, 0));
    assertThat(texts(older)).containsExactly("3", "4", "5", "6");
    JsonNode oldest = bob.history(alice.dm(), "?limit=4&before=" + id(older, 0));
    assertThat(texts(oldest)).containsExactly("1", "2");
    assertThat(oldest.path("hasMore").asBoolean()).isFalse();

    JsonNode later = bob.history(alice.dm(), "?limit=4&after=" + id(oldest, 1));
    assertThat(texts(later)).containsExactly("3", "4", "5", "6");
    assertThat(later.path("hasMore").asBoolean()).isTrue();
    JsonNode last = bob.history(alice.dm(), "?limit=4&after=" + id(later, 3));
    assertThat(texts(last)).containsExactly("7", "8", "9", "10");
    assertThat(last.path("hasMore").asBoolean()).isFalse();
    String between = "?after=" + id(oldest, 0) + "&before=" + id(older, 0);
    assertThat(texts(bob.history(alice.dm(), between))).containsExactly("2");
  }

  @Test
  void aPageHas50MessagesUnlessAskedOtherwiseAndAtMost200() {
    TestUser alice = here("alice");
    say(alice, alice.dm(), 1, 51);
    assertThat(texts(alice.history(alice.dm(), ""))).hasSize(50).contains("51").doesNotContain("1");
    assertThat(texts(alice.history(alice.dm(), "?limit=200"))).hasSize(51);
    for (String limit : List.of("0", "-1", "201", "many", "99999999999")) {
      get(alice, alice.dm(), "?limit=" + limit).expectProblem(400, "bad_request");
    }
    for (String id : List.of("x", "1", "1-", "-1", "1-x")) {
      get(alice, alice.dm(), "?before=" + id).expectProblem(400, "bad_request");
      get(alice, alice.dm(), "?after=" + id).expectProblem(400, "bad_request");
    }
  }

  @Test
  void strangersReadNothing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);
    alice.say("group:" + open, "hello");
    alice.say("group:" + closed, "hush");

    get(bob, "group:" + open, "").expectProblem(403, "not_a_member");
    get(bob, "group:" + closed, "").expectProblem(404, "group_not_found");
    get(bob, "group:" + Names.unique("none"), "").expectProblem(404, "group_not_found");
    get(bob, "dm:" + Names.unique("nobody"), "").expectProblem(404, "user_not_found");
    get(bob, "dm:No%20Name", "").expectProblem(400, "invalid_name");
    get(bob, "elsewhere", "").expectProblem(400, "bad_request");
    post(bob, "group:" + open).expectProblem(403, "not_a_member");
    post(bob, "group:" + closed).expectProblem(404, "group_not_found");
    post(bob, "dm:" + Names.unique("nobody")).expectProblem(404, "user_not_found");
    assertThat(texts(alice.history("group:" + open, ""))).containsExactly("hello");
    assertThat(texts(alice.history("group:" + closed, ""))).containsExactly("hush");
  }

  @Test
  void twoPeoplesConversationIsTheirsAlone() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    say(alice, bob.dm(), 1, 2);
    assertThat(texts(carol.history(alice.dm(), ""))).isEmpty();
    assertThat(texts(carol.history(bob.dm(), ""))).isEmpty();
    assertThat(texts(alice.history(alice.dm(), ""))).isEmpty();
  }

  @Test
  void aNewMemberReadsTheWholeHistory() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    say(alice, "group:" + group, 1, 3);
    bob.join(group);
    assertThat(texts(bob.history("group:" + group, ""))).containsExactly("1", "2", "3");
    bob.remove(group, bob.name());
    get(bob, "group:" + group, "").expectProblem(403, "not_a_member");
  }

  @Test
  void textIsKeptAsItWasSent() {
    TestUser alice = here("alice");
    List<String> texts =
        List.of("  spaces \n", "<b>&amp;</b>", "👍🏽 שלום 你好", "\"\\/\u2028", "x".repeat(4_000));
    texts.forEach(each -> alice.say(alice.dm(), each));
    assertThat(texts(alice.history(alice.dm(), ""))).isEqualTo(texts);
  }

  private static void say(TestUser user, String conversation, int from, int to) {
    IntStream.rangeClosed(from, to).forEach(i -> user.say(conversation, Integer.toString(i)));
  }

  private static Answer get(TestUser user, String conversation, String query) {
    return user.api().get("/api/conversations/" + conversation + "/messages" + query);
  }

  private static Answer post(TestUser user, String conversation) {
    return user.api().post("/api/conversations/" + conversation + "/messages", "content", "x");
  }

  private static List<String> texts(JsonNode page) {
    return Json.texts(page.path("messages"), "content");
  }

  private static String id(JsonNode page, int index) {
    return page.path("messages").path(index).path("id").asText();
  }
}
