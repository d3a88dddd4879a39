package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What people settle about themselves in the page: their devices, bots, data, and the end of their
 * account.
 */
class AccountPageIT extends PageScene {
  @Test
  void aSignInIsEndedFromAnotherDevice() {
    ChatPage desk = signUp("zora");
    ChatPage phone = logIn("zora");
    desk.account().endOtherSession();
    assertThat(phone.element("sign-in")).isVisible();
    desk.awaitOnline();
    phone.expectRefusals(); // the browser writes down that the server refused the old token
  }

  @Test
  void aBotIsMadeAndItsTokenRenewedAndRevoked() throws Exception {
    ChatPage owner = signUp("bea");
    String first = owner.account().makeBot("bea-bot");
    Assertions.assertThat(statusFor(first)).isEqualTo(200);
    String second = owner.account().renewToken("bea-bot");
    Assertions.assertThat(statusFor(first)).isEqualTo(401);
    Assertions.assertThat(statusFor(second)).isEqualTo(200);
    owner.account().revokeToken("bea-bot");
    Assertions.assertThat(statusFor(second)).isEqualTo(401);
    assertThat(owner.account().bot("bea-bot")).isVisible();
    assertThat(owner.element("secret")).hasValue("");
  }

  @Test
  void aBotThatMayNotBeMadeIsExplained() {
    ChatPage owner = signUp("ben");
    owner.button("Account").click();
    owner.page().locator("#bot-name").fill("ben");
    owner.button("Make bot").click();
    assertThat(owner.page().locator("#bot-form .error")).containsText("someone else has this name");
    owner.expectRefusals();
  }

  @Test
  void onesDataIsSavedAsAFile() throws IOException {
    ChatPage ella = signUp("ella");
    ella.startDirect("ella");
    ella.sayAndAwait("a note");
    ella.button("Account").click();
    Download file = ella.page().waitForDownload(() -> ella.button("Save my data").click());

    Assertions.assertThat(file.suggestedFilename()).isEqualTo("chat-ella.ndjson");
    Assertions.assertThat(Files.readString(file.path()))
        .contains("\"content\":\"a note\"")
        .endsWith("{\"kind\":\"end\",\"messages\":1}\n");
    assertThat(ella.element("toasts")).containsText("Your data is saved.");
  }

  @Test
  void whoDeletesTheirAccountIsADeletedUserToOthers() {
    ChatPage dora = signUp("dora");
    ChatPage dirk = signUp("dirk");
    dora.group().create("dancers", "The Dancers");
    dirk.group().join("dancers");
    dirk.sayAndAwait("Shall we?");
    dirk.startDirect("dora");
    dirk.sayAndAwait("Keep this");

    dirk.account().delete("not the password");
    assertThat(dirk.page().locator("#delete-form .error"))
        .hasText("the current password is another one");
    dirk.button("Done").click();
    dirk.account().delete(ChatPage.PASSWORD);
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
    dirk.expectRefusals(); // the wrong password, and perhaps a refresh of what had just ended
  }

  private int statusFor(String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address() + "api/me"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
