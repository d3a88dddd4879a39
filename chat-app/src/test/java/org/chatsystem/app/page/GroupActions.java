package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** What one person does with groups: finds and joins them, and runs those that are their own. */
final class GroupActions {
  private final ChatPage who;

  GroupActions(ChatPage who) {
    this.who = who;
  }

  void create(String name, String title) {
    who.button("New group").click();
    who.dialog().locator("input[name=name]").fill(name);
    who.dialog().locator("input[name=title]").fill(title);
    who.dialogButton("Create").click();
    who.awaitOpen("group:" + name);
  }

  void join(String name) {
    who.button("Find groups").click();
    joinFound(name);
  }

  /** Writes how a group's name begins, and joins it from what is found. */
  void joinByPrefix(String prefix, String name) {
    who.button("Find groups").click();
    who.page().locator("#browse-prefix").fill(prefix);
    assertThat(who.element("group")).hasCount(1);
    joinFound(name);
  }

  private void joinFound(String name) {
    who.page()
        .locator("[data-testid=group][data-group='" + name + "']")
        .getByRole(AriaRole.BUTTON)
        .click();
    who.awaitOpen("group:" + name);
  }

  /** Adds a webhook to the group whose members are shown; its secret, which is shown once. */
  String addWebhook(String url) {
    who.button("Group settings").click();
    who.page().locator("#webhook-url").fill(url);
    who.button("Add webhook").click();
    String secret = who.takeSecret();
    assertThat(who.element("webhook")).containsText(url);
    return secret;
  }

  void showMembers() {
    who.button("Members").click();
  }

  void add(String other) {
    who.page().locator("#add-member-name").fill(other);
    who.button("Add").click();
  }

  void remove(String other) {
    who.button("Remove " + other).click();
    who.confirm("Remove");
  }

  void leave() {
    who.button("Leave group").click();
    who.confirm("Leave");
  }

  void giveRole(String other, String role) {
    member(other).getByRole(AriaRole.COMBOBOX).selectOption(role);
  }

  /** Changes the title and topic of the group whose members are shown. */
  void describe(String title, String topic) {
    who.button("Group settings").click();
    who.dialog().getByLabel("Title").fill(title);
    who.dialog().getByLabel("Topic").fill(topic);
    who.dialogButton("Save").click();
    assertThat(who.page().locator("#group-settings")).isHidden();
  }

  void delete() {
    who.button("Group settings").click();
    who.button("Delete group").click();
    who.confirm("Delete group");
  }

  Locator member(String name) {
    return who.page().locator("[data-testid=member][data-user='" + name + "']");
  }
}
