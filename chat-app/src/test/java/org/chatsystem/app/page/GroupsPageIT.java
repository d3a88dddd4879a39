package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Groups are made, found, joined, run and ended in the page. */
class GroupsPageIT extends PageScene {
  @Test
  void aGroupIsCreatedAndJoinedAndLeft() {
    ChatPage owner = signUp("gina");
    ChatPage guest = signUp("greg");

    owner.group().create("gardeners", "The Gardeners");
    owner.say("Welcome!");
    guest.group().join("gardeners");
    assertThat(guest.element("thread-title")).hasText("The Gardeners");
    assertThat(guest.messages()).hasText(new String[] {"Welcome!"});
    guest.say("Thank you!");
    assertThat(owner.messages()).hasText(new String[] {"Welcome!", "Thank you!"});

    owner.group().showMembers();
    assertThat(owner.group().member("greg")).isVisible();
    guest.group().showMembers();
    guest.group().leave();
    assertThat(guest.conversation("group:gardeners")).hasCount(0);
    assertThat(owner.group().member("greg")).hasCount(0);
  }

  @Test
  void aPublicGroupIsFoundByHowItsNameBegins() {
    ChatPage owner = signUp("fay");
    ChatPage guest = signUp("finn");
    owner.group().create("falconers", "The Falconers");
    owner.group().create("weavers", "The Weavers");
    guest.button("Find groups").click();
    guest.page().locator("#browse-prefix").fill("fal");
    assertThat(guest.element("group")).hasCount(1);
    guest.page().locator("#browse-prefix").fill("falx");
    assertThat(guest.element("group-list")).containsText("No group that you may see");
    guest.page().keyboard().press("Escape");

    guest.group().joinByPrefix("FAL", "falconers");
    assertThat(guest.element("thread-title")).hasText("The Falconers");
  }

  @Test
  void anOwnerAddsAndRemovesMembers() {
    ChatPage owner = signUp("olga");
    ChatPage guest = signUp("otto");

    owner.group().create("orchestra", "The Orchestra");
    owner.group().showMembers();
    owner.group().add("otto");
    assertThat(guest.conversation("group:orchestra")).containsText("The Orchestra");
    assertThat(owner.group().member("otto")).isVisible();

    guest.open("group:orchestra");
    owner.group().remove("otto");
    assertThat(guest.conversation("group:orchestra")).hasCount(0);
    assertThat(guest.element("toasts")).containsText("You were removed");
  }

  @Test
  void anOwnerMakesAnAdminAndHandsOver() {
    ChatPage owner = signUp("cara");
    ChatPage heir = signUp("carl");
    owner.group().create("choir", "The Choir");
    heir.group().join("choir");
    owner.group().showMembers();
    owner.group().giveRole("carl", "admin");
    heir.group().showMembers();
    assertThat(heir.group().member("carl")).hasAttribute("data-role", "admin");

    owner.group().giveRole("carl", "owner");
    owner.button("Cancel").last().click();
    assertThat(heir.group().member("carl")).hasAttribute("data-role", "admin");
    owner.group().giveRole("carl", "owner");
    owner.button("Hand over").click();
    assertThat(heir.group().member("carl")).hasAttribute("data-role", "owner");
    assertThat(heir.group().member("cara")).hasAttribute("data-role", "admin");
  }

  @Test
  void anOwnerRenamesAGroupAndDeletesIt() {
    ChatPage owner = signUp("gary");
    ChatPage guest = signUp("gabi");
    owner.group().create("guitars", "Guitars");
    guest.group().join("guitars");
    owner.group().showMembers();
    owner.group().describe("Loud guitars", "On Fridays");
    assertThat(guest.element("thread-title")).hasText("Loud guitars");
    assertThat(guest.element("thread-status")).containsText("On Fridays");
    guest.group().showMembers();
    assertThat(guest.button("Group settings")).isHidden();

    owner.group().delete();
    assertThat(owner.conversation("group:guitars")).hasCount(0);
    assertThat(guest.conversation("group:guitars")).hasCount(0);
    assertThat(guest.element("toasts")).containsText("deleted the group");
  }

  @Test
  void theGroupThatIsDeletedIsTheOneThatWasAskedAbout() {
    ChatPage owner = signUp("nils");
    owner.group().create("nights", "The Nights");
    owner.group().create("days", "The Days");
    owner.group().showMembers();
    owner.button("Group settings").click();
    owner.button("Delete group").click();
    owner.page().goBack();
    owner.awaitOpen("group:nights");
    owner.confirm("Delete group");
    assertThat(owner.conversation("group:days")).hasCount(0);
    assertThat(owner.conversation("group:nights")).hasCount(1);
  }

  @Test
  void aQuestionIsNotAnsweredByTheOneBefore() {
    ChatPage owner = signUp("quin");
    owner.group().create("quakers", "The Quakers");
    // within one frame: asked, answered, and asked again
    owner
        .page()
        .evaluate(
            "() => { const click = (id) => document.querySelector(id).click();"
                + " click('#log-out'); click('#confirm-dialog button[value=no]');"
                + " click('#log-out'); }");
    owner.confirm("Log out");
    assertThat(owner.element("sign-in")).isVisible();
  }

  @Test
  void aWebhookIsAddedAndRemovedInTheGroupsSettings() {
    ChatPage owner = signUp("hal");
    owner.group().create("hammers", "The Hammers");
    owner.group().showMembers();
    String secret = owner.group().addWebhook("https://hooks.example.org/chat");
    Assertions.assertThat(secret).startsWith("whsec_");
    owner.page().locator("#webhook-url").fill("http://127.0.0.1/");
    owner.button("Add webhook").click();
    assertThat(owner.page().locator("#webhook-form .error")).containsText("may not be called");
    owner.expectRefusals();
    owner.button("Remove https://hooks.example.org/chat").click();
    owner.confirm("Remove");
    assertThat(owner.element("webhook")).hasCount(0);
  }
}
