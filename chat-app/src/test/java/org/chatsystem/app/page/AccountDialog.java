package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** The dialog about oneself: what one person changes there. */
final class AccountDialog {
  private final ChatPage who;

  AccountDialog(ChatPage who) {
    this.who = who;
  }

  /** Makes a bot; its token, which is shown once. */
  String makeBot(String name) {
    who.button("Account").click();
    who.page().locator("#bot-name").fill(name);
    who.button("Make bot").click();
    String token = who.takeSecret();
    assertThat(bot(name)).isVisible();
    return token;
  }

  Locator bot(String name) {
    return who.page().locator("[data-testid=bot][data-user='" + name + "']");
  }

  String renewToken(String bot) {
    who.button("New token for " + bot).click();
    who.confirm("New token");
    return who.takeSecret();
  }

  void revokeToken(String bot) {
    who.button("Revoke token of " + bot).click();
    who.confirm("Revoke");
    assertThat(who.element("toasts")).containsText(bot + " has no token now.");
  }

  void rename(String displayName) {
    who.button("Account").click();
    who.dialog().getByLabel("Display name").fill(displayName);
    who.dialogButton("Save name").click();
    assertThat(who.element("toasts")).containsText("Your name is changed.");
    who.dialogButton("Done").click();
  }

  void hidePresence() {
    who.button("Account").click();
    who.page().locator("#hide-presence").check();
    assertThat(who.element("toasts")).containsText("You look offline");
    who.dialogButton("Done").click();
  }

  /** Asks for it with this password, and means it. */
  void delete(String password) {
    who.button("Account").click();
    who.page().locator("#delete-form input").fill(password);
    who.dialogButton("Delete account…").click();
    who.confirm("Delete account");
  }

  /** Ends the sign-in of another device. */
  void endOtherSession() {
    who.button("Account").click();
    who.page()
        .locator("[data-testid=session][data-current=false]")
        .getByRole(AriaRole.BUTTON)
        .click();
    who.confirm("Sign out");
    assertThat(who.element("session")).hasCount(1);
    who.dialogButton("Done").click();
  }
}
