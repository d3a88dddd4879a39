package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is too fast is told so by the page, and loses nothing. */
class LimitsPageIT extends PageScene {
  LimitsPageIT() {
    super(Map.of("CHAT_LIMIT_SENDS", "3/15s", "CHAT_LIMIT_PASSWORDS", "1/15m"));
  }

  @Test
  void whatIsSaidTooFastGoesOutLaterInItsOrder() {
    ChatPage alice = signUp("alice");
    alice.startDirect("alice");
    for (String each : new String[] {"one", "two", "three", "four", "five"}) {
      alice.say(each);
    }
    assertThat(alice.element("toasts")).containsText("The rest goes out in");
    assertThat(alice.messagesInState("sent")).hasCount(5);
    assertThat(alice.messages()).hasText(new String[] {"one", "two", "three", "four", "five"});
  }

  @Test
  void whoTriesTooManyPasswordsIsToldWhenToComeBack() {
    ChatPage bob = signUp("bob");
    bob.logOut();
    bob.logIn();
    bob.logOut();
    bob.tryToLogIn();
    assertThat(bob.element("sign-in")).containsText("too often; try again in");
    bob.expectRefusals();
  }
}
