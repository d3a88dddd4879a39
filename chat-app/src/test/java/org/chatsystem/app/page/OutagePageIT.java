package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page loses its connection, an answer or a message, and nobody loses anything by it. */
class OutagePageIT extends PageScene {
  @Test
  void afterAnAbsenceEverythingIsThereOnce() {
    ChatPage lena = signUp("lena");
    ChatPage luis = signUp("luis");
    lena.startDirect("luis");
    lena.sayAndAwait("one");
    luis.open("dm:lena");
    assertThat(luis.messages()).hasCount(1);

    lena.wire().cut();
    lena.awaitOffline();
    luis.say("two");
    assertThat(luis.messagesInState("sent")).hasCount(2);
    lena.say("three");
    assertThat(lena.messagesInState("pending")).hasCount(1);

    lena.wire().mend();
    lena.awaitOnline();
    assertThat(lena.messages()).hasText(new String[] {"one", "two", "three"});
    assertThat(luis.messages()).hasText(new String[] {"one", "two", "three"});
    assertThat(lena.messagesInState("pending")).hasCount(0);
  }

  @Test
  void whatBecameOfMessagesDuringAnAbsenceIsShownAfterIt() {
    ChatPage emil = signUp("emil");
    ChatPage elsa = signUp("elsa");
    emil.startDirect("elsa");
    emil.say("first");
    emil.say("second");
    emil.sayAndAwait("third");
    elsa.open("dm:emil");
    assertThat(elsa.messages()).hasCount(3);

    elsa.wire().cut();
    elsa.awaitOffline();
    emil.menu().edit("first", "the very first");
    emil.menu().delete("second");
    emil.menu().react("third", "👍");
    assertThat(emil.message("third").getByTestId("reaction")).hasText("👍 1");
    assertThat(emil.messages()).hasText(new String[] {"the very first", "third"});

    elsa.wire().mend();
    elsa.awaitOnline();
    assertThat(elsa.messages()).hasText(new String[] {"the very first", "third"});
    assertThat(elsa.element("deleted")).hasCount(1);
    assertThat(elsa.message("third").getByTestId("reaction")).hasText("👍 1");
  }

  @Test
  void aMessageWhoseAckWasLostIsStoredOnce() {
    ChatPage mona = signUp("mona");
    ChatPage mike = signUp("mike");
    mona.startDirect("mike");
    mona.wire().lose(frame -> frame.contains("\"ack\""));
    mona.say("only once");
    mike.open("dm:mona");
    assertThat(mike.messages()).hasCount(1);
    assertThat(mona.messagesInState("pending")).hasCount(1);

    mona.wire().cut();
    mona.awaitOffline();
    mona.wire().mend();
    mona.say("and on");
    assertThat(mona.messagesInState("sent")).hasCount(2);
    assertThat(mona.messages()).hasText(new String[] {"only once", "and on"});
    assertThat(mike.messages()).hasText(new String[] {"only once", "and on"});
  }

  @Test
  void aRefusedMessageSaysWhyAndCanBeSentAgain() {
    ChatPage nora = signUp("nora");
    nora.startDirect("nora");
    nora.wire().answer(OutagePageIT::refusal);
    nora.say("a note to myself");
    assertThat(nora.element("failure")).hasText("Not now.");

    nora.wire().answer(frame -> null);
    nora.button("Try again").click();
    assertThat(nora.messagesInState("sent")).hasCount(1);
    assertThat(nora.messages()).hasText(new String[] {"a note to myself"});
  }

  private static String refusal(String frame) {
    int ref = frame.indexOf("\"ref\":\"");
    return ref < 0
        ? null
        : "{\"type\":\"error\",\"code\":\"forbidden\",\"message\":\"Not now.\",\"temporary\":false,"
            + frame.substring(ref);
  }
}
