package org.chatsystem.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people set up in the page, rather than say: bots, webhooks, groups that are found. */
class PageExtrasIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PORT", "0", "BCRYPT_COST", "4", "CHAT_RATE_LIMIT", "off");

  private static Chromium chromium;
  private static ChatServer server;

  private final List<ChatPage> pages = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    server = ChatServer.start(Settings.from(ENVIRONMENT));
  }

  @AfterAll
  static void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    for (ChatPage page : pages) {
      Assertions.assertThat(page.faults()).isEmpty();
      page.close();
    }
  }

  private static String url() {
    return "http://localhost:" + server.port() + "/";
  }

  private ChatPage signUp(String user) {
    ChatPage page = ChatPage.signUp(chromium.browser(), url(), user);
    pages.add(page);
    return page;
  }

  private static void picture(ChatPage page, String name) {
    Path file = Path.of("target", "page", name + ".png");
    page.page().screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** The browser writes down that the server refused something, as it should. */
  private static void forgetRefusals(ChatPage page) {
    page.faults().removeIf(each -> each.contains("Failed to load resource"));
  }

  private static int statusFor(String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url() + "api/me"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aBotIsMadeAndItsTokenRenewedAndRevoked() throws Exception {
    ChatPage owner = signUp("bea");
    String first = owner.makeBot("bea-bot");
    Assertions.assertThat(statusFor(first)).isEqualTo(200);
    picture(owner, "bots");
    String second = owner.renewToken("bea-bot");
    Assertions.assertThat(statusFor(first)).isEqualTo(401);
    Assertions.assertThat(statusFor(second)).isEqualTo(200);
    owner.revokeToken("bea-bot");
    Assertions.assertThat(statusFor(second)).isEqualTo(401);
    assertThat(owner.bot("bea-bot")).isVisible();
    assertThat(owner.element("secret")).hasValue("");
  }

  @Test
  void aBotThatMayNotBeMadeIsExplained() {
    ChatPage owner = signUp("ben");
    owner.button("Account").click();
    owner.page().locator("#bot-name").fill("ben");
    owner.button("Make bot").click();
    assertThat(owner.page().locator("#bot-form .error")).containsText("someone else has this name");
    forgetRefusals(owner);
  }

  @Test
  void aPublicGroupIsFoundByHowItsNameBegins() {
    ChatPage owner = signUp("fay");
    ChatPage guest = signUp("finn");
    owner.createGroup("falconers", "The Falconers");
    owner.createGroup("weavers", "The Weavers");
    guest.button("Find groups").click();
    guest.page().locator("#browse-prefix").fill("fal");
    assertThat(guest.element("group")).hasCount(1);
    picture(guest, "find-groups");
    guest.page().locator("#browse-prefix").fill("falx");
    assertThat(guest.element("group-list")).containsText("No group that you may see");
    guest.page().locator("#browse-dialog [data-close]").click();

    guest.joinGroupByPrefix("FAL", "falconers");
    assertThat(guest.element("thread-title")).hasText("The Falconers");
  }

  @Test
  void aWebhookIsAddedAndRemovedInTheGroupsSettings() {
    ChatPage owner = signUp("hal");
    owner.createGroup("hammers", "The Hammers");
    owner.showMembers();
    String secret = owner.addWebhook("https://hooks.example.org/chat");
    Assertions.assertThat(secret).startsWith("whsec_");
    picture(owner, "webhooks");
    owner.page().locator("#webhook-url").fill("http://127.0.0.1/");
    owner.button("Add webhook").click();
    assertThat(owner.page().locator("#webhook-form .error")).containsText("may not be called");
    forgetRefusals(owner);
    owner.button("Remove https://hooks.example.org/chat").click();
    owner.page().locator("#confirm-yes").click();
    assertThat(owner.element("webhook")).hasCount(0);
  }
}
