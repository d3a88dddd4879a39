package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** What the server answers late does not undo what has happened since it was asked. */
class LateAnswersPageIT extends PageScene {
  private static final String CONVERSATIONS = "**/api/conversations*";
  private static final int PAGE = 20;

  private static Held comeBackAndHoldTheList(ChatPage who) {
    who.wire().cut();
    who.awaitOffline();
    Held list = Held.answersOn(who, CONVERSATIONS);
    who.wire().mend();
    return list.awaitOne();
  }

  @Test
  void whatWasAskedForBySomeoneElseIsNotShown() {
    ChatPage lisa = signUp("lisa");
    lisa.startDirect("lisa");
    lisa.sayAndAwait("for my eyes only");
    Held list = comeBackAndHoldTheList(lisa);
    lisa.logOut();
    signUp("lukas");
    lisa.tryToLogInAs("lukas");
    list.letGo();
    lisa.awaitOnline();
    assertThat(lisa.conversation("broadcast")).isVisible();
    assertThat(lisa.conversation("dm:lisa")).hasCount(0);
    lisa.expectRefusals(); // of what was on its way when she signed out
  }

  @Test
  void whatOneHasSaidSinceIsNotUnread() {
    ChatPage theo = signUp("theo");
    theo.startDirect("theo");
    theo.sayAndAwait("one");
    Held list = comeBackAndHoldTheList(theo);
    theo.sayAndAwait("two");
    theo.open("broadcast");
    list.letGo();
    theo.awaitOnline();
    assertThat(theo.unread("dm:theo")).hasCount(0);
  }

  @Test
  void whoHasComeSinceIsNotAway() {
    ChatPage rosa = signUp("rosa");
    ChatPage rolf = signUp("rolf");
    rosa.group().create("riders", "The Riders");
    rolf.group().join("riders");
    rosa.group().showMembers();
    rolf.wire().cut();
    assertThat(rosa.group().member("rolf")).hasAttribute("data-online", "false");

    Held members = Held.answersOn(rosa, "**/api/groups/riders");
    rosa.open("broadcast");
    rosa.choose("group:riders");
    rosa.group().showMembers();
    members.awaitOne();
    rolf.wire().mend();
    assertThat(rosa.group().member("rolf")).hasAttribute("data-online", "true");
    members.letGo();
    rosa.group().add("nobody-of-this-name");
    rosa.expectRefusals();
    assertThat(rosa.page().locator("#add-member .error")).isVisible();
    assertThat(rosa.group().member("rolf")).hasAttribute("data-online", "true");
  }

  @Test
  void pressedTwiceMoreIsMoreOnce() throws Exception {
    ChatPage emma = signUp("emma");
    emma.startDirect("emma");
    emma.sayMany("dm:emma", 3 * PAGE);
    emma.search("line");
    assertThat(emma.results()).hasCount(PAGE);
    Held more = Held.answersOn(emma, "**/api/search*");
    Locator button = emma.page().locator("#more-results");
    button.evaluate("it => { it.click(); it.click(); }");
    more.awaitOne().letGo();
    assertThat(emma.results()).hasCount(2 * PAGE);
    button.click();
    assertThat(emma.results()).hasCount(3 * PAGE);
    assertThat(button).isHidden();
  }
}
