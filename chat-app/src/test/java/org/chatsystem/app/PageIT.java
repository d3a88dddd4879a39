package org.chatsystem.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
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

  @Test
  void anAnswerShowsWhatItAnswersAndLeadsThere() {
    ChatPage tina = signUp("tina");
    ChatPage theo = signUp("theo");
    tina.startDirect("theo");
    tina.say("Shall we go to the harbour?");
    theo.open("dm:tina");
    theo.answer("Shall we go to the harbour?", "Yes, at eight.");

    assertThat(tina.message("Yes, at eight.").getByTestId("quote"))
        .containsText("Shall we go to the harbour?");
    tina.message("Yes, at eight.").getByTestId("quote").click();
    assertThat(tina.page().getByTestId("message").first()).isFocused();
    tina.page().keyboard().press("Enter");
    assertThat(tina.page().getByRole(AriaRole.MENU)).isVisible();
    tina.page().keyboard().press("Escape");
    assertThat(tina.page().getByRole(AriaRole.MENU)).isHidden();
  }

  @Test
  void whoeverIsMentionedSeesItInTheListAndInTheText() {
    ChatPage uma = signUp("uma");
    ChatPage ute = signUp("ute");
    uma.startDirect("ute");
    uma.say("Good morning");
    assertThat(ute.unread("dm:uma")).containsText("1");
    assertThat(ute.conversation("dm:uma").getByTestId("mentions")).hasCount(0);
    uma.say("Bring the map, @ute.");
    assertThat(ute.conversation("dm:uma").getByTestId("mentions")).isVisible();

    ute.open("dm:uma");
    assertThat(ute.message("Bring the map").locator(".mention.me")).hasText("@ute");
    assertThat(ute.conversation("dm:uma").getByTestId("mentions")).hasCount(0);
  }

  @Test
  void ticksTellHowFarAMessageGot() {
    ChatPage vera = signUp("vera");
    ChatPage vito = signUp("vito");
    vito.wire().cut();
    vito.awaitOffline();
    vera.startDirect("vito");
    vera.say("Are you up?");
    assertThat(vera.tick("Are you up?", "sent")).isVisible();

    vito.wire().mend();
    assertThat(vera.tick("Are you up?", "received")).isVisible();
    vito.open("dm:vera");
    assertThat(vera.tick("Are you up?", "read")).isVisible();
  }

  @Test
  void whatIsReadOnOneDeviceIsReadOnTheOther() {
    ChatPage walt = signUp("walt");
    ChatPage desk = signUp("wilma");
    ChatPage phone = logIn("wilma");
    walt.startDirect("wilma");
    walt.say("one");
    walt.say("two");
    assertThat(desk.unread("dm:walt")).containsText("2");
    assertThat(phone.unread("dm:walt")).containsText("2");

    phone.open("dm:walt");
    assertThat(desk.unread("dm:walt")).hasCount(0);
    walt.open("broadcast");
    phone.open("broadcast");
    walt.open("dm:wilma");
    walt.say("three");
    assertThat(desk.unread("dm:walt")).containsText("1");
  }

  @Test
  void someoneWhoWritesIsShownUntilTheyHaveWritten() {
    ChatPage xena = signUp("xena");
    ChatPage xaver = signUp("xaver");
    xena.startDirect("xaver");
    xena.say("Hello");
    xaver.open("dm:xena");
    xaver.type("I am just writing");
    assertThat(xena.element("thread-status")).hasText("typing…");
    assertThat(xena.conversation("dm:xaver").getByTestId("preview")).hasText("typing…");

    xaver.page().keyboard().press("Enter");
    assertThat(xena.messages()).hasCount(2);
    assertThat(xena.element("thread-status")).hasText("online");
  }

  @Test
  void peopleAreFoundByHowTheirNamesBeginAndByWhatTheyCallThemselves() {
    ChatPage yara = signUp("yara");
    ChatPage yuri = signUp("yuri");
    yuri.rename("Yuri of the Sea");

    yara.startDirectByPrefix("yu", "yuri");
    assertThat(yara.element("thread-title")).hasText("Yuri of the Sea");
  }

  @Test
  void aSignInIsEndedFromAnotherDevice() {
    ChatPage desk = signUp("zora");
    ChatPage phone = logIn("zora");
    desk.endOtherSession();
    assertThat(phone.element("sign-in")).isVisible();
    desk.awaitOnline();
    phone.faults().clear(); // the browser writes down that the server refused the old token
  }

  @Test
  void whoeverHidesTheirPresenceLooksOffline() {
    ChatPage watcher = signUp("abel");
    ChatPage peer = signUp("anja");
    watcher.startDirect("anja");
    watcher.say("Are you there?");
    assertThat(watcher.conversation("dm:anja")).hasAttribute("data-online", "true");
    peer.hidePresence();
    assertThat(watcher.conversation("dm:anja")).hasAttribute("data-online", "false");
    assertThat(watcher.element("thread-status")).hasText("offline");
  }

  @Test
  void aSearchLeadsToAnOldMessage() {
    ChatPage bela = signUp("bela");
    bela.startDirect("bela");
    bela.say("the needle");
    IntStream.rangeClosed(1, 60).forEach(number -> bela.say("hay " + number));
    assertThat(bela.messagesInState("sent")).hasCount(61);
    bela.reload();
    bela.logIn();

    bela.search("needle");
    assertThat(bela.results()).hasCount(1);
    bela.results().getByRole(AriaRole.BUTTON).click();
    assertThat(bela.page().locator("[data-testid=message]:focus")).containsText("the needle");
  }

  @Test
  void anOwnerMakesAnAdminAndHandsOver() {
    ChatPage owner = signUp("cara");
    ChatPage heir = signUp("carl");
    owner.createGroup("choir", "The Choir");
    heir.joinGroup("choir");
    owner.showMembers();
    owner.giveRole("carl", "admin");
    heir.showMembers();
    assertThat(heir.member("carl")).hasAttribute("data-role", "admin");

    owner.giveRole("carl", "owner");
    owner.button("Cancel").last().click();
    assertThat(heir.member("carl")).hasAttribute("data-role", "admin");
    owner.giveRole("carl", "owner");
    owner.button("Hand over").click();
    assertThat(heir.member("carl")).hasAttribute("data-role", "owner");
    assertThat(heir.member("cara")).hasAttribute("data-role", "admin");
  }

  @Test
  void anOwnerRenamesAGroupAndDeletesIt() {
    ChatPage owner = signUp("gary");
    ChatPage guest = signUp("gabi");
    owner.createGroup("guitars", "Guitars");
    guest.joinGroup("guitars");
    owner.showMembers();
    owner.describeGroup("Loud guitars", "On Fridays");
    assertThat(guest.element("thread-title")).hasText("Loud guitars");
    assertThat(guest.element("thread-status")).containsText("On Fridays");
    guest.showMembers();
    assertThat(guest.button("Group settings")).isHidden();

    owner.deleteGroup();
    assertThat(owner.conversation("group:guitars")).hasCount(0);
    assertThat(guest.conversation("group:guitars")).hasCount(0);
    assertThat(guest.element("toasts")).containsText("deleted the group");
  }

  @Test
  void messagesAreEditedAndReactedToAndDeleted() {
    ChatPage dora = signUp("dora");
    ChatPage dirk = signUp("dirk");
    dora.startDirect("dirk");
    dora.say("Tomorow at nine");
    dora.say("This is for someone else");
    dirk.open("dm:dora");

    dora.edit("Tomorow", "Tomorrow at nine");
    assertThat(dirk.message("Tomorrow at nine")).containsText("edited");
    dirk.react("Tomorrow at nine", "👍");
    assertThat(dora.message("Tomorrow at nine").getByTestId("reaction")).hasText("👍 1");
    dora.message("Tomorrow at nine").getByTestId("reaction").click();
    assertThat(dirk.message("Tomorrow at nine").getByTestId("reaction")).hasText("👍 2");
    dirk.message("Tomorrow at nine").getByTestId("reaction").click();
    assertThat(dora.message("Tomorrow at nine").getByTestId("reaction")).hasText("👍 1");

    dora.delete("This is for someone else");
    assertThat(dirk.element("deleted")).hasCount(1);
    assertThat(dirk.messages()).hasText(new String[] {"Tomorrow at nine"});
    assertThat(dirk.conversation("dm:dora").getByTestId("preview")).hasText("Message deleted");
  }

  @Test
  void whatBecameOfMessagesDuringAnAbsenceIsShownAfterIt() {
    ChatPage emil = signUp("emil");
    ChatPage elsa = signUp("elsa");
    emil.startDirect("elsa");
    emil.say("first");
    emil.say("second");
    emil.say("third");
    elsa.open("dm:emil");
    assertThat(elsa.messages()).hasCount(3);

    elsa.wire().cut();
    elsa.awaitOffline();
    emil.edit("first", "the very first");
    emil.delete("second");
    emil.react("third", "👍");
    assertThat(emil.message("third").getByTestId("reaction")).hasText("👍 1");

    elsa.wire().mend();
    elsa.awaitOnline();
    assertThat(elsa.messages()).hasText(new String[] {"the very first", "third"});
    assertThat(elsa.element("deleted")).hasCount(1);
    assertThat(elsa.message("third").getByTestId("reaction")).hasText("👍 1");
  }

  @Test
  void theNewestOwnMessageIsCorrectedByTheKeyboardAlone() {
    ChatPage fred = signUp("fred");
    fred.startDirect("fred");
    fred.say("a tpyo");
    assertThat(fred.messagesInState("sent")).hasCount(1);
    fred.page().keyboard().press("ArrowUp");
    assertThat(fred.element("composer")).hasValue("a tpyo");
    fred.say("a typo");
    assertThat(fred.messages()).hasText(new String[] {"a typo"});
  }

  @Test
  void whoeverIsBlockedCannotWriteUntilTheBlockIsLifted() {
    ChatPage hedda = signUp("hedda");
    ChatPage heinz = signUp("heinz");
    hedda.startDirect("heinz");
    hedda.button("Block this person").click();
    hedda.page().locator("#confirm-yes").click();
    assertThat(hedda.element("toasts")).containsText("heinz is blocked");
    heinz.startDirect("hedda");
    heinz.say("Hello?");
    assertThat(heinz.messagesInState("failed")).hasCount(1);

    hedda.button("Account").click();
    hedda.button("Unblock heinz").click();
    assertThat(hedda.element("blocked")).hasCount(0);
    heinz.button("Try again").click();
    assertThat(heinz.messagesInState("sent")).hasCount(1);
  }

  @Test
  void whoDeletesTheirAccountIsADeletedUserToOthers() {
    ChatPage dora = signUp("dora");
    ChatPage dirk = signUp("dirk");
    dora.createGroup("dancers", "The Dancers");
    dirk.joinGroup("dancers");
    dirk.say("Shall we?");
    dirk.startDirect("dora");
    dirk.say("Keep this");

    dirk.deleteAccount("not the password");
    assertThat(dirk.page().locator("#delete-form .error"))
        .hasText("the current password is another one");
    dirk.button("Done").click();
    dirk.deleteAccount(ChatPage.PASSWORD);
    assertThat(dirk.element("sign-in")).containsText("Your account is deleted.");

    dora.reload();
    dora.logIn();
    assertThat(dora.conversation("dm:dirk")).containsText("Deleted user");
    dora.open("dm:dirk");
    assertThat(dora.element("thread-title")).hasText("Deleted user");
    assertThat(dora.messages()).hasText(new String[] {"Keep this"});
    assertThat(dora.element("composer")).isHidden();
    dora.open("group:dancers");
    assertThat(dora.element("message")).containsText("Deleted user");
    assertThat(dora.element("composer")).isVisible();
    // the wrong password, and perhaps a refresh of the session that had just ended
    dirk.faults().removeIf(fault -> fault.contains("401"));
  }

  @Test
  void onesDataIsSavedAsAFile() throws IOException {
    ChatPage ella = signUp("ella");
    ella.startDirect("ella");
    ella.say("a note");
    ella.button("Account").click();
    Download file = ella.page().waitForDownload(() -> ella.button("Save my data").click());

    Assertions.assertThat(file.suggestedFilename()).isEqualTo("chat-ella.ndjson");
    Assertions.assertThat(Files.readString(file.path()))
        .contains("\"content\":\"a note\"")
        .endsWith("{\"kind\":\"end\",\"messages\":1}\n");
    assertThat(ella.element("toasts")).containsText("Your data is saved.");
  }

  private ChatPage signUp(String user) {
    return shown(ChatPage.signUp(chromium.browser(), address(), user));
  }

  private ChatPage logIn(String user) {
    return shown(ChatPage.logIn(chromium.browser(), address(), user));
  }

  private ChatPage shown(ChatPage page) {
    pages.add(page);
    return page;
  }

  private static String address() {
    return "http://localhost:" + server.port() + "/";
  }
}
