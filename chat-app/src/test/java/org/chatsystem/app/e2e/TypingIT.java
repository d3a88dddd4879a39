package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Who is writing, and who sees it. */
class TypingIT extends Scene {
  TypingIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void theOtherOneOfADmSeesItOnceInAWhile() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    alice.say(bob.dm(), "hello");
    TestSocket toBob = bob.connect();
    TestSocket toAlice = alice.connect();
    typing(toAlice, bob.dm());
    typing(toAlice, bob.dm());
    JsonNode frame = toBob.await("typing");
    assertThat(frame.path("conversation").asText()).isEqualTo(alice.dm());
    assertThat(frame.path("user").asText()).isEqualTo(alice.name());
    toAlice.dm(bob.name(), "the end");
    assertThat(toBob.framesUntil("the end", "typing")).isEmpty();
    assertThat(bob.history(alice.dm())).hasSize(2);
  }

  @Test
  void theOtherMembersOfAGroupSeeItAndNobodyElse() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    TestUser dave = there("dave");
    String group = publicGroup(alice);
    bob.join(group);
    carol.join(group);
    TestSocket toAlice = alice.connect();
    TestSocket toBob = bob.connect();
    TestSocket toCarol = carol.connect();
    TestSocket toDave = dave.connect();
    alice.remove(group, carol.name());
    // typing is left out as long as it is not known who is a member; what is said waits for that
    alice.say("group:" + group, "hello");
    toBob.awaitMessage("hello");
    typing(toAlice, "group:" + group);
    assertThat(toBob.await("typing").path("conversation").asText()).isEqualTo("group:" + group);
    alice.say(carol.dm(), "the end");
    alice.say(dave.dm(), "the end");
    bob.say(alice.dm(), "the end");
    for (TestSocket each : new TestSocket[] {toCarol, toDave, toAlice}) {
      assertThat(each.framesUntil("the end", "typing")).isEmpty();
    }
  }

  @Test
  void strangersShowNothing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String open = publicGroup(alice);
    String hidden = privateGroup(alice);
    bob.join(open);
    alice.remove(open, bob.name());
    TestSocket toBob = bob.connect();
    typing(toBob, "group:" + open);
    assertError(toBob.await("error"), "not_a_member", "t");
    typing(toBob, "group:" + hidden);
    assertError(toBob.await("error"), "group_not_found", "t");
    typing(toBob, "dm:" + Names.unique("nobody"));
    assertError(toBob.await("error"), "user_not_found", "t");
    TestSocket toAlice = alice.connect();
    typing(toBob, alice.dm());
    bob.say(alice.dm(), "the end");
    assertThat(toAlice.framesUntil("the end", "typing")).isEmpty();
  }

  private static void typing(TestSocket socket, String conversation) {
    socket.send("type", "typing", "conversation", conversation, "ref", "t");
  }
}
