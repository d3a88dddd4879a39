package org.chatsystem.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One person in front of one browser: what they do, and where they look. */
final class ChatPage implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  private final String user;
  private final BrowserContext context;
  private final Wire wire;
  private final Page page;
  private final List<String> faults = new ArrayList<>();

  private ChatPage(Browser browser, String url, String user) {
    this.user = user;
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1200, 800));
    context.setDefaultTimeout(15_000);
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
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(PASSWORD);
    page.getByTestId("sign-in-submit").click();
  }

  void logOut() {
    button("Log out").click();
    confirm("Log out");
    assertThat(page.getByTestId("sign-in")).isVisible();
  }

  void awaitOnline() {
    assertThat(page.getByTestId("connection")).hasAttribute("data-state", "online");
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

  void createGroup(String name, String title) {
    button("New group").click();
    dialog().locator("input[name=name]").fill(name);
    dialog().locator("input[name=title]").fill(title);
    dialogButton("Create").click();
    awaitOpen("group:" + name);
  }

  void joinGroup(String name) {
    button("Find groups").click();
    page.locator("[data-testid=group][data-group='" + name + "']")
        .getByRole(AriaRole.BUTTON)
        .click();
    awaitOpen("group:" + name);
  }

  /** Writes how a group's name begins, and joins it from what is found. */
  void joinGroupByPrefix(String prefix, String name) {
    button("Find groups").click();
    page.locator("#browse-prefix").fill(prefix);
    assertThat(page.getByTestId("group")).hasCount(1);
    page.locator("[data-testid=group][data-group='" + name + "']")
        .getByRole(AriaRole.BUTTON)
        .click();
    awaitOpen("group:" + name);
  }

  /** Makes a bot; its token, which is shown once. */
  String makeBot(String name) {
    button("Account").click();
    page.locator("#bot-name").fill(name);
    button("Make bot").click();
    String token = takeSecret();
    assertThat(bot(name)).isVisible();
    return token;
  }

  Locator bot(String name) {
    return page.locator("[data-testid=bot][data-user='" + name + "']");
  }

  String renewToken(String bot) {
    button("New token for " + bot).click();
    page.locator("#confirm-yes").click();
    return takeSecret();
  }

  void revokeToken(String bot) {
    button("Revoke token of " + bot).click();
    page.locator("#confirm-yes").click();
    assertThat(page.getByTestId("toasts")).containsText(bot + " has no token now.");
  }

  /** Adds a webhook to the group whose members are shown; its secret, which is shown once. */
  String addWebhook(String url) {
    button("Group settings").click();
    page.locator("#webhook-url").fill(url);
    button("Add webhook").click();
    String secret = takeSecret();
    assertThat(page.getByTestId("webhook")).containsText(url);
    return secret;
  }

  private String takeSecret() {
    Locator secret = page.getByTestId("secret");
    assertThat(secret).isVisible();
    String value = secret.inputValue();
    page.locator("#secret-dialog").getByText("Done").click();
    assertThat(secret).isHidden();
    return value;
  }

  void showMembers() {
    button("Members").click();
  }

  void addMember(String other) {
    page.locator("#add-member-name").fill(other);
    button("Add").click();
  }

  void removeMember(String other) {
    button("Remove " + other).click();
    confirm("Remove");
  }

  void leaveGroup() {
    button("Leave group").click();
    confirm("Leave");
  }

  void open(String conversation) {
    conversation(conversation).getByRole(AriaRole.LINK).click();
    awaitOpen(conversation);
  }

  private void awaitOpen(String conversation) {
    assertThat(page.locator("[data-conversation='" + conversation + "'] a[aria-current=page]"))
        .isVisible();
  }

  void say(String text) {
    page.getByTestId("composer").fill(text);
    page.getByTestId("composer").press("Enter");
  }

  /** Writes without sending. */
  void type(String text) {
    page.getByTestId("composer").pressSequentially(text);
  }

  /** Opens the menu of a message by the mouse, and picks from it. */
  void act(String content, String action) {
    message(content).hover();
    message(content)
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName("Message actions").setExact(true))
        .click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action).setExact(true))
        .click();
  }

  void answer(String content, String text) {
    act(content, "Reply");
    say(text);
  }

  void edit(String content, String text) {
    act(content, "Edit");
    say(text);
    assertThat(page.getByTestId("compose-context")).isHidden();
  }

  void delete(String content) {
    act(content, "Delete");
    confirm("Delete");
  }

  void react(String content, String emoji) {
    act(content, "React with " + emoji);
  }

  void rename(String displayName) {
    button("Account").click();
    dialog().getByLabel("Display name").fill(displayName);
    dialogButton("Save name").click();
    assertThat(page.getByTestId("toasts")).containsText("Your name is changed.");
    dialogButton("Done").click();
  }

  void hidePresence() {
    button("Account").click();
    page.locator("#hide-presence").check();
    assertThat(page.getByTestId("toasts")).containsText("You look offline");
    dialogButton("Done").click();
  }

  /** Asks for it with this password, and means it. */
  void deleteAccount(String password) {
    button("Account").click();
    page.locator("#delete-form input").fill(password);
    dialogButton("Delete account…").click();
    page.locator("#confirm-yes").click();
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

  void giveRole(String other, String role) {
    member(other).getByRole(AriaRole.COMBOBOX).selectOption(role);
  }

  /** Changes the title and topic of the group whose members are shown. */
  void describeGroup(String title, String topic) {
    button("Group settings").click();
    dialog().getByLabel("Title").fill(title);
    dialog().getByLabel("Topic").fill(topic);
    dialogButton("Save").click();
    assertThat(page.locator("#group-settings")).isHidden();
  }

  void deleteGroup() {
    button("Group settings").click();
    button("Delete group").click();
    page.locator("#confirm-yes").click();
  }

  /** Ends the sign-in of another device. */
  void endOtherSession() {
    button("Account").click();
    page.locator("[data-testid=session][data-current=false]").getByRole(AriaRole.BUTTON).click();
    page.locator("#confirm-yes").click();
    assertThat(page.getByTestId("session")).hasCount(1);
    dialogButton("Done").click();
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

  Locator member(String name) {
    return page.locator("[data-testid=member][data-user='" + name + "']");
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

  /** Clicks on something that is saved then: its name and what is in it. */
  String saved(Locator file) {
    Download download = page.waitForDownload(file::click);
    try (InputStream content = download.createReadStream()) {
      return download.suggestedFilename()
          + ": "
          + new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void confirm(String answer) {
    dialogButton(answer).click();
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  private Locator dialogButton(String name) {
    return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  Page page() {
    return page;
  }

  Wire wire() {
    return wire;
  }

  /** What the browser complained about: exceptions, console errors, violations of the CSP. */
  List<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    context.close();
  }
}
