package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** How people find each other in the page, see each other there, and keep each other away. */
class PeoplePageIT extends PageScene {
  @Test
  void peopleAreFoundByHowTheirNamesBeginAndByWhatTheyCallThemselves() {
    ChatPage yara = signUp("yara");
    ChatPage yuri = signUp("yuri");
    yuri.account().rename("Yuri of the Sea");

    yara.startDirectByPrefix("yu", "yuri");
    assertThat(yara.element("thread-title")).hasText("Yuri of the Sea");
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
  void whoeverHidesTheirPresenceLooksOffline() {
    ChatPage watcher = signUp("abel");
    ChatPage peer = signUp("anja");
    watcher.startDirect("anja");
    watcher.say("Are you there?");
    assertThat(watcher.conversation("dm:anja")).hasAttribute("data-online", "true");
    peer.account().hidePresence();
    assertThat(watcher.conversation("dm:anja")).hasAttribute("data-online", "false");
    assertThat(watcher.element("thread-status")).hasText("offline");
  }

  @Test
  void whoeverIsBlockedCannotWriteUntilTheBlockIsLifted() {
    ChatPage hedda = signUp("hedda");
    ChatPage heinz = signUp("heinz");
    hedda.startDirect("heinz");
    hedda.button("Block this person").click();
    hedda.confirm("Block");
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
}
