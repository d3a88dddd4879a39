package org.chatsystem.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is too fast is told so by the page, and loses nothing. */
class LimitsPageIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PORT", "0",
          "BCRYPT_COST", "4",
          "CHAT_LIMIT_SENDS", "3/6s",
          "CHAT_LIMIT_PASSWORDS", "1/15m");

  private static Chromium chromium;
  private static ChatServer server;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    server = ChatServer.start(Settings.from(ENVIRONMENT));
  }

  @AfterAll
  static void stop() throws Exception {
    chromium.close();
    server.close();
  }

  @Test
  void whatIsSaidTooFastGoesOutLaterInItsOrder() {
    ChatPage alice = ChatPage.signUp(chromium.browser(), url(), "alice");
    alice.startDirect("alice");
    for (String each : new String[] {"one", "two", "three", "four", "five"}) {
      alice.say(each);
    }
    assertThat(alice.element("toasts")).containsText("The rest goes out in");
    assertThat(alice.messagesInState("sent")).hasCount(5);
    assertThat(alice.messages()).hasText(new String[] {"one", "two", "three", "four", "five"});
    alice.close();
  }

  @Test
  void whoTriesTooManyPasswordsIsToldWhenToComeBack() {
    ChatPage bob = ChatPage.signUp(chromium.browser(), url(), "bob");
    bob.logOut();
    bob.logIn();
    bob.logOut();
    bob.tryToLogIn();
    assertThat(bob.element("sign-in")).containsText("too often; try again in");
    bob.close();
  }

  private static String url() {
    return "http://localhost:" + server.port();
  }
}
