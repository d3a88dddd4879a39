package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What was said before is found and read in the page, on every device once. */
class ReadingPageIT extends PageScene {
  private static final String HISTORY = "**/api/conversations/*/messages*";

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
  void olderMessagesAreReadOnScrollingUp() {
    ChatPage petra = signUp("petra");
    petra.startDirect("petra");
    IntStream.rangeClosed(1, 70).forEach(number -> petra.say("line " + number));
    assertThat(petra.messagesInState("sent")).hasCount(70);

    petra.reload();
    petra.logIn();
    assertThat(petra.messages()).hasCount(50);
    petra.scrollUp();
    assertThat(petra.messages()).hasCount(70);
    assertThat(petra.messages().first()).hasText("line 1");
  }

  @Test
  void olderMessagesAreReadWhenWhatIsThereHasBeenReadAgain() {
    ChatPage paul = signUp("paul");
    paul.startDirect("paul");
    IntStream.rangeClosed(1, 70).forEach(number -> paul.say("line " + number));
    assertThat(paul.messagesInState("sent")).hasCount(70);
    paul.reload();
    paul.logIn();
    assertThat(paul.messages()).hasCount(50);

    paul.wire().cut();
    paul.awaitOffline();
    Held again = Held.on(paul, HISTORY);
    paul.wire().mend();
    again.awaitOne();
    paul.loseScrollEvents(); // a busy browser tells of scrolling a frame later, here never
    paul.scrollUp();
    again.letGo();
    assertThat(paul.messages()).hasCount(70);
  }

  @Test
  void theEndStaysInSightAsWhatIsThereGrows() {
    ChatPage vera = signUp("vera");
    vera.startDirect("vera");
    IntStream.rangeClosed(1, 30).forEach(number -> vera.say("line " + number));
    assertThat(vera.messagesInState("sent")).hasCount(30);
    // a picture takes its place; that one has come to the end before is told only now
    vera.page()
        .evaluate(
            "() => { const list = document.getElementById('messages');"
                + " list.lastElementChild.style.paddingBottom = '400px';"
                + " document.getElementById('scroller').dispatchEvent(new Event('scroll'));"
                + " list.dispatchEvent(new Event('load')); }");
    Assertions.assertThat(vera.distanceFromEnd()).isLessThan(2);
  }

  @Test
  void aConversationIsNotBusyForTheSakeOfOneThatWasLeft() {
    ChatPage rita = signUp("rita");
    rita.startDirect("rita");
    rita.sayAndAwait("a note");
    rita.open("broadcast");
    rita.reload();
    rita.logIn();
    rita.awaitOpen("broadcast");
    Held slow = Held.on(rita, HISTORY);
    rita.choose("dm:rita");
    slow.awaitOne();
    rita.choose("broadcast");
    slow.letGo();
    rita.awaitOpen("broadcast");
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
  void aSearchLeadsToAMessageBeyondThoseThatAreKeptAtTheEnd() throws Exception {
    ChatPage hugo = signUp("hugo");
    hugo.startDirect("hugo");
    hugo.sayAndAwait("the needle");
    hugo.sayMany("dm:hugo", 400);
    assertThat(hugo.messages().last()).hasText("line 400");

    hugo.search("needle");
    hugo.results().getByRole(AriaRole.BUTTON).click();
    assertThat(hugo.page().locator("[data-testid=message]:focus")).containsText("the needle");
  }

  @Test
  void whoGoesElsewhereIsNotTakenToWhatASearchHasFound() throws Exception {
    ChatPage ida = signUp("ida");
    ida.startDirect("ida");
    ida.sayAndAwait("the needle");
    ida.sayMany("dm:ida", 60);
    ida.open("broadcast");
    IntStream.rangeClosed(1, 30).forEach(number -> ida.say("hello " + number));
    assertThat(ida.messagesInState("sent")).hasCount(30);
    signUp("jan");
    ida.startDirect("jan");
    ida.sayAndAwait("hello");
    ida.reload();
    ida.logIn();
    ida.awaitOpen("dm:jan");

    ida.search("needle");
    Held page = Held.on(ida, HISTORY);
    ida.results().getByRole(AriaRole.BUTTON).click();
    page.awaitOne();
    ida.choose("broadcast");
    page.letGo();
    ida.awaitOpen("broadcast");
    assertThat(ida.messages().last()).hasText("hello 30");
    Assertions.assertThat(ida.distanceFromEnd()).isLessThan(2);
  }
}
