package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was said in one's own conversations can be found, and nothing else. */
class SearchIT extends Scene {
  private static final int ATTEMPTS = 5;

  SearchIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void findsWhatWasSaidAnywhereNewestFirst() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    alice.say(bob.dm(), "Große Pläne");
    awaitNextMillisecond();
    bob.say("group:" + group, "GROSSE Worte");
    awaitNextMillisecond();
    bob.say(bob.dm(), "grosse, but only to myself");

    JsonNode found = search(alice, "große", "");
    assertThat(texts(found)).containsExactly("GROSSE Worte", "Große Pläne");
    assertThat(found.path("complete").asBoolean()).isTrue();
    assertThat(found.path("hasMore").asBoolean(true)).isFalse();
    assertThat(found.path("engine").asText()).isEqualTo("scan");
    JsonNode first = found.path("messages").path(0);
    assertThat(first).isEqualTo(alice.history("group:" + group).path(0));

    assertThat(texts(search(bob, "grosse", ""))).hasSize(3);
    assertThat(texts(search(bob, "grosse from:" + alice.name(), "")))
        .containsExactly("Große Pläne");
    assertThat(texts(search(bob, "in:" + alice.dm(), ""))).containsExactly("Große Pläne");
    assertThat(texts(search(bob, "grosse", "&conversation=group:" + group)))
        .containsExactly("GROSSE Worte");
    assertThat(texts(search(bob, "grosse before:2020-01-01", ""))).isEmpty();
  }

  @Test
  void pagesFit() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      alice.say(i % 2 == 0 ? bob.dm() : alice.dm(), "apple " + i);
      alice.say(bob.dm(), "pear " + i);
      expected.add(0, "apple " + i);
      awaitNextMillisecond();
    }
    List<String> found = new ArrayList<>();
    String before = "";
    for (int page = 0; page < 4; page++) {
      JsonNode answer = search(alice.at(there()), "apple", "&limit=2" + before);
      found.addAll(texts(answer));
      assertThat(answer.path("hasMore").asBoolean()).isEqualTo(page < 3);
      before = "&before=" + encoded(answer.path("next").asText());
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void strangersAndTheRemovedFindNothing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);
    alice.add(closed, bob.name());
    String word = Names.unique("word");
    alice.say("group:" + open, word);
    alice.say("group:" + closed, word);
    alice.say(bob.dm(), word);

    assertThat(texts(search(carol, word, ""))).isEmpty();
    get(carol, "q=" + word + "&conversation=group:" + open).expectProblem(403, "not_a_member");
    get(carol, "q=" + word + "&conversation=group:" + closed).expectProblem(404, "group_not_found");
    assertThat(texts(search(bob, word, ""))).hasSize(2);
    alice.remove(closed, bob.name());
    assertThat(texts(search(bob, word, ""))).hasSize(1);
    get(bob, "q=in:group:" + closed).expectProblem(404, "group_not_found");
    there().get("/api/search?q=" + word).expectProblem(401, "unauthorized");
  }

  @Test
  void refusesWhatItCannotRead() {
    TestUser alice = here("alice");
    for (String query :
        List.of("", "q=", "q=x&limit=0", "q=x&limit=101", "q=x&before=1-1", "q=after:soon")) {
      get(alice, query).expectProblem(400, "bad_request");
    }
    get(alice, "q=x&conversation=dm:No%20Name").expectProblem(400, "invalid_name");
    get(alice, "q=in:broadcast&conversation=" + alice.dm()).expectProblem(400, "bad_request");
  }

  /** A search ends after a second with what it has found: on a busy machine it is asked again. */
  private static JsonNode search(TestUser user, String text, String more) {
    JsonNode found = null;
    for (int i = 0; i < ATTEMPTS && (found == null || !found.path("complete").asBoolean()); i++) {
      found = get(user, "q=" + encoded(text) + more).expect(200).json();
    }
    return found;
  }

  private static Answer get(TestUser user, String query) {
    return user.api().get("/api/search?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> texts(JsonNode found) {
    return Json.texts(found.path("messages"), "content");
  }
}
