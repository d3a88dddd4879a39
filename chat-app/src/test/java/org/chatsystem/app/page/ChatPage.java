package org.chatsystem.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person in front of one browser: what they do, and where they look. */
final class ChatPage implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  private final String user;
  private final BrowserContext context;
  private final Wire wire;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private boolean expectsRefusals;

  private ChatPage(Browser browser, String url, String user) {
    this.user = user;
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1200, 800));
    context.setDefaultTimeout(30_000);
    wire = new Wire(context);
    page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add(message.text());
          }
        });
    page.navigate(url);
  }

  /** Someone new opens the page and signs up. */
  static ChatPage signUp(Browser browser, String url, String user) {
    var page = new ChatPage(browser, url, user);
    page.button("Sign up").first().click();
    page.enter();
    return page;
  }

  /** Someone who is there already opens the page on another device. */
  static ChatPage logIn(Browser browser, String url, String user) {
    var page = new ChatPage(browser, url, user);
    page.enter();
    return page;
  }

  /** Loads the page anew, which signs out. */
  void reload() {
    page.reload();
    assertThat(page.getByTestId("sign-in")).isVisible();
  }

  void logIn() {
    enter();
  }

  private void enter() {
    tryToLogIn();
    awaitOnline();
  }

  void tryToLogIn() {
    tryToLogInAs(user);
  }

  /** Someone else comes to the same browser. */
  void tryToLogInAs(String user) {
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(PASSWORD);
    page.getByTestId("sign-in-submit").click();
  }

  void logOut() {
    button("Log out").click();
    confirm("Log out");
    assertThat(page.getByTestId("sign-in")).isVisible();
  }

  /** Connected, and what was missed is here. */
  void awaitOnline() {
    assertThat(page.getByTestId("connection")).hasAttribute("data-state", "online");
    assertThat(page.getByTestId("conversations")).hasAttribute("aria-busy", "false");
  }

  void awaitOffline() {
    assertThat(page.getByTestId("banner")).containsText("Offline");
  }

  void startDirect(String other) {
    button("New message").click();
    dialog().getByLabel("User name").fill(other);
    dialogButton("Start").click();
    awaitOpen("dm:" + other);
  }

  /** Writes how a name begins, and picks it from what is suggested. */
  void startDirectByPrefix(String prefix, String other) {
    button("New message").click();
    dialog().getByLabel("User name").fill(prefix);
    page.locator("[data-testid=suggestion][data-user='" + other + "']")
        .getByRole(AriaRole.BUTTON)
        .click();
    awaitOpen("dm:" + other);
  }

  String takeSecret() {
    Locator secret = page.getByTestId("secret");
    assertThat(secret).isVisible();
    String value = secret.inputValue();
    page.locator("#secret-dialog").getByText("Done").click();
    assertThat(secret).isHidden();
    return value;
  }

  void open(String conversation) {
    choose(conversation);
    awaitOpen(conversation);
  }

  /** Clicks on a row of the list, and does not wait. */
  void choose(String conversation) {
    conversation(conversation).getByRole(AriaRole.LINK).click();
  }

  /** To the first message that is shown. */
  void scrollUp() {
    page.locator("#scroller").evaluate("scroller => (scroller.scrollTop = 0)");
  }

  /** How much there is below what is seen of the open conversation, in pixels. */
  double distanceFromEnd() {
    Object pixels =
        page.locator("#scroller")
            .evaluate("it => it.scrollHeight - it.scrollTop - it.clientHeight");
    return ((Number) pixels).doubleValue();
  }

  /** The page is not told any more that somebody has scrolled. */
  void loseScrollEvents() {
    page.evaluate("addEventListener('scroll', event => event.stopImmediatePropagation(), true)");
  }

  /** Open, and its newest messages are here. */
  void awaitOpen(String conversation) {
    assertThat(page.locator("[data-conversation='" + conversation + "'] a[aria-current=page]"))
        .isVisible();
    assertThat(page.getByTestId("messages")).not().hasAttribute("aria-busy", "true");
  }

  void say(String text) {
    page.getByTestId("composer").fill(text);
    page.getByTestId("composer").press("Enter");
  }

  /** Says so many things over HTTP, which is faster than anyone can type. */
  void sayMany(String conversation, int count) throws IOException {
    APIResponse login = post("api/login", Map.of("username", user, "password", PASSWORD), "");
    String token = new ObjectMapper().readTree(login.body()).path("accessToken").asText();
    for (int i = 1; i <= count; i++) {
      APIResponse said =
          post(
              "api/conversations/" + conversation + "/messages",
              Map.of("content", "line " + i),
              token);
      assertThat(said).isOK();
    }
  }

  private APIResponse post(String path, Map<String, String> body, String token) {
    URI url = URI.create(page.url()).resolve("/" + path);
    var options =
        RequestOptions.create().setData(body).setHeader("Authorization", "Bearer " + token);
    return context.request().post(url.toString(), options);
  }

  /** Says something, and waits until the page knows that the server has it. */
  void sayAndAwait(String text) {
    say(text);
    assertThat(message(text)).hasAttribute("data-state", "sent");
  }

  /** Writes without sending. */
  void type(String text) {
    page.getByTestId("composer").pressSequentially(text);
  }

  /** Looks for messages; what is found stays open. */
  void search(String words) {
    button("Search messages").click();
    page.locator("#search-text").fill(words);
    page.locator("#search-text").press("Enter");
  }

  Locator results() {
    return page.getByTestId("result");
  }

  /** A message of the open conversation. */
  Locator message(String content) {
    return page.getByTestId("message")
        .filter(new Locator.FilterOptions().setHasText(content))
        .last();
  }

  /** How far one's own message got: {@code sent}, {@code received} or {@code read}. */
  Locator tick(String content, String state) {
    return message(content).locator(".tick[data-tick=" + state + "]");
  }

  /** A row of the list, by the conversation's name. */
  Locator conversation(String name) {
    return page.locator("[data-testid=conversation][data-conversation='" + name + "']");
  }

  /** The number on a row; nothing is shown for none. */
  Locator unread(String conversation) {
    return conversation(conversation).getByTestId("unread");
  }

  /** The messages of the open conversation. */
  Locator messages() {
    return page.getByTestId("messages").getByTestId("content");
  }

  /** Messages of the open conversation that are {@code sent}, {@code pending} or {@code failed}. */
  Locator messagesInState(String state) {
    return page.locator("[data-testid=message][data-state=" + state + "]");
  }

  Locator element(String testId) {
    return page.getByTestId(testId);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Gives this answer to the question that is asked. */
  void confirm(String answer) {
    assertThat(page.locator("#confirm-yes")).hasText(answer);
    page.locator("#confirm-yes").click();
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator dialogButton(String name) {
    return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  GroupActions group() {
    return new GroupActions(this);
  }

  MessageMenu menu() {
    return new MessageMenu(this);
  }

  AccountDialog account() {
    return new AccountDialog(this);
  }

  Page page() {
    return page;
  }

  Wire wire() {
    return wire;
  }

  /** What the browser complained about: exceptions, console errors, violations of the CSP. */
  List<String> faults() {
    return faults.stream().filter(each -> !expectsRefusals || !isRefusal(each)).toList();
  }

  private static boolean isRefusal(String fault) {
    return fault.contains("Failed to load resource");
  }

  /**
   * The server refuses something, as it should, and the browser writes that down sooner or later.
   */
  void expectRefusals() {
    expectsRefusals = true;
  }

  @Override
  public void close() {
    context.close();
  }
}
