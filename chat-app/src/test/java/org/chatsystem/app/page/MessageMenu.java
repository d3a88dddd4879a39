package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The menu of each message of the open conversation, and what one person picks there. */
final class MessageMenu {
  private final ChatPage who;

  MessageMenu(ChatPage who) {
    this.who = who;
  }

  /** Opens the menu of a message by the mouse, and picks from it. */
  void pick(String content, String action) {
    who.message(content).hover();
    who.message(content)
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName("Message actions").setExact(true))
        .click();
    who.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action).setExact(true))
        .click();
  }

  void answer(String content, String text) {
    pick(content, "Reply");
    who.say(text);
  }

  void edit(String content, String text) {
    pick(content, "Edit");
    who.say(text);
    assertThat(who.element("compose-context")).isHidden();
  }

  void delete(String content) {
    pick(content, "Delete");
    who.confirm("Delete");
  }

  void react(String content, String emoji) {
    pick(content, "React with " + emoji);
  }
}
