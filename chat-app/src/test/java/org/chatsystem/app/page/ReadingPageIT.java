package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.stream.IntStream;
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
}
