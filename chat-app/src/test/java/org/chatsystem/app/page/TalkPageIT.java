package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** People talk through the page at {@code /}, each in a browser of their own. */
class TalkPageIT extends PageScene {
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
  void aBroadcastReachesEveryone() {
    ChatPage speaker = signUp("hugo");
    ChatPage listener = signUp("hana");

    speaker.open("broadcast");
    speaker.say("The library closes at six.");
    listener.open("broadcast");
    assertThat(listener.messages().last()).hasText("The library closes at six.");
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
    theo.menu().answer("Shall we go to the harbour?", "Yes, at eight.");

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
  void someoneWhoWritesIsShownUntilTheyHaveWritten() {
    ChatPage xena = signUp("xena");
    ChatPage xaver = signUp("xaver");
    xena.startDirect("xaver");
    xena.say("Hello");
    xaver.open("dm:xena");
    xaver.type("I am just writing");
    assertThat(xena.element("thread-status")).hasText("typing…");
    xaver.type(" a little more"); // it is shown for seconds, which the first look may have taken
    assertThat(xena.conversation("dm:xaver").getByTestId("preview")).hasText("typing…");

    xaver.page().keyboard().press("Enter");
    assertThat(xena.messages()).hasCount(2);
    assertThat(xena.element("thread-status")).hasText("online");
  }

  @Test
  void messagesAreEditedAndReactedToAndDeleted() {
    ChatPage dora = signUp("dora");
    ChatPage dirk = signUp("dirk");
    dora.startDirect("dirk");
    dora.say("Tomorow at nine");
    dora.say("This is for someone else");
    dirk.open("dm:dora");

    dora.menu().edit("Tomorow", "Tomorrow at nine");
    assertThat(dirk.message("Tomorrow at nine")).containsText("edited");
    dirk.menu().react("Tomorrow at nine", "👍");
    assertThat(dora.message("Tomorrow at nine").getByTestId("reaction")).hasText("👍 1");
    dora.message("Tomorrow at nine").getByTestId("reaction").click();
    assertThat(dirk.message("Tomorrow at nine").getByTestId("reaction")).hasText("👍 2");
    dirk.message("Tomorrow at nine").getByTestId("reaction").click();
    assertThat(dora.message("Tomorrow at nine").getByTestId("reaction")).hasText("👍 1");

    dora.menu().delete("This is for someone else");
    assertThat(dirk.element("deleted")).hasCount(1);
    assertThat(dirk.messages()).hasText(new String[] {"Tomorrow at nine"});
    assertThat(dirk.conversation("dm:dora").getByTestId("preview")).hasText("Message deleted");
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
}
