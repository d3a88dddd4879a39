package org.chatsystem.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People talk through the page at {@code /}, each in a browser of their own. */
class PageIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PORT", "0",
          "JWT_SECRET", "a secret for this test and for nothing else",
          "BCRYPT_COST", "4",
          "CHAT_RATE_LIMIT", "off");

  private static Chromium chromium;
  private static ChatServer server;

  private final List<ChatPage> pages = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    server = ChatServer.start(Settings.from(ENVIRONMENT));
  }

  @AfterAll
  static void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    for (ChatPage page : pages) {
      Assertions.assertThat(page.faults()).isEmpty();
      page.close();
    }
  }

  @Test
  void twoPeopleWriteToEachOther() {
    ChatPage alice = signUp("alice");
    ChatPage bob = signUp("bob");

    alice.startDirect("bob");
    alice.say("Hello, Bob!");
    assertThat(alice.messagesInState("sent")).hasCount(1);
    assertThat(bob.unread("dm:alice")).containsText("1");
    assertThat(bob.conversation("dm:alice").getByTestId("preview")).hasText("Hello, Bob!");

    bob.open("dm:alice");
    assertThat(bob.unread("dm:alice")).hasCount(0);
    bob.say("Hello, Alice!");
    assertThat(alice.messages()).hasText(new String[] {"Hello, Bob!", "Hello, Alice!"});
    assertThat(bob.messages()).hasText(new String[] {"Hello, Bob!", "Hello, Alice!"});
  }

  @Test
  void aGroupIsCreatedAndJoinedAndLeft() {
    ChatPage owner = signUp("gina");
    ChatPage guest = signUp("greg");

    owner.createGroup("gardeners", "The Gardeners");
    owner.say("Welcome!");
    guest.joinGroup("gardeners");
    assertThat(guest.element("thread-title")).hasText("The Gardeners");
    assertThat(guest.messages()).hasText(new String[] {"Welcome!"});
    guest.say("Thank you!");
    assertThat(owner.messages()).hasText(new String[] {"Welcome!", "Thank you!"});

    owner.showMembers();
    assertThat(owner.member("greg")).isVisible();
    guest.showMembers();
    guest.leaveGroup();
    assertThat(guest.conversation("group:gardeners")).hasCount(0);
    assertThat(owner.member("greg")).hasCount(0);
  }

  @Test
  void anOwnerAddsAndRemovesMembers() {
    ChatPage owner = signUp("olga");
    ChatPage guest = signUp("otto");

    owner.createGroup("orchestra", "The Orchestra");
    owner.showMembers();
    owner.addMember("otto");
    assertThat(guest.conversation("group:orchestra")).containsText("The Orchestra");
    assertThat(owner.member("otto")).isVisible();

    guest.open("group:orchestra");
    owner.removeMember("otto");
    assertThat(guest.conversation("group:orchestra")).hasCount(0);
    assertThat(guest.element("toasts")).containsText("You were removed");
  }

  @Test
  void aBroadcastReachesEveryone() {
    ChatPage speaker = signUp("hugo");
    ChatPage listener = signUp("hana");

    speaker.open("broadcast");
    speaker.say("The library closes at six.");
    listener.open("broadcast");
    assertThat(listener.messages().last()).hasText("The library closes at six.");
  }

  @Test
  void theDotOfAPeerFollowsTheirPresence() {
    ChatPage watcher = signUp("ida");
    ChatPage peer = signUp("ivan");
    watcher.startDirect("ivan");
    watcher.say("Are you there?");
    assertThat(watcher.conversation("dm:ivan")).hasAttribute("data-online", "true");

    peer.logOut();
    assertThat(watcher.conversation("dm:ivan")).hasAttribute("data-online", "false");
    assertThat(watcher.element("thread-status")).containsText("last seen");

    peer.logIn();
    assertThat(watcher.conversation("dm:ivan")).hasAttribute("data-online", "true");
  }

  @Test
  void signingInAgainShowsTheHistory() {
    ChatPage karl = signUp("karl");
    ChatPage kate = signUp("kate");
    karl.startDirect("kate");
    karl.say("Remember this.");
    assertThat(karl.messagesInState("sent")).hasCount(1);

    kate.reload();
    kate.logIn();
    assertThat(kate.unread("dm:karl")).containsText("1");
    kate.open("dm:karl");
    assertThat(kate.messages()).hasText(new String[] {"Remember this."});
  }

  @Test
  void afterAnAbsenceEverythingIsThereOnce() {
    ChatPage lena = signUp("lena");
    ChatPage luis = signUp("luis");
    lena.startDirect("luis");
    lena.say("one");
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
    nora.wire().answer(PageIT::refusal);
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

  @Test
  void olderMessagesAreReadOnScrollingUp() {
    ChatPage petra = signUp("petra");
    petra.startDirect("petra");
    IntStream.rangeClosed(1, 70).forEach(number -> petra.say("line " + number));
    assertThat(petra.messagesInState("sent")).hasCount(70);

    petra.reload();
    petra.logIn();
    assertThat(petra.messages()).hasCount(50);
    petra.page().locator("#scroller").evaluate("scroller => (scroller.scrollTop = 0)");
    assertThat(petra.messages()).hasCount(70);
    assertThat(petra.messages().first()).hasText("line 1");
  }

  @Test
  void whatPeopleWriteIsShownAsText() {
    String markup = "<img src=x onerror=\"document.title='broken in'\"><b>bold</b> &amp;";
    ChatPage rosa = signUp("rosa");
    rosa.startDirect("rosa");
    rosa.say(markup);
    assertThat(rosa.messagesInState("sent")).hasCount(1);
    Assertions.assertThat(rosa.messages().first().textContent()).isEqualTo(markup);
    assertThat(rosa.page().getByTestId("messages").locator("img, b")).hasCount(0);
  }

  private ChatPage signUp(String user) {
    String url = "http://localhost:" + server.port() + "/";
    ChatPage page = ChatPage.signUp(chromium.browser(), url, user);
    pages.add(page);
    return page;
  }
}
