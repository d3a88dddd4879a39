package org.chatsystem.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * One server and one browser for all tests of a theme, and the people that each test seats before
 * pages of their own. The server stays, so every test uses names of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageScene {
  private static final Map<String, String> ENVIRONMENT = Map.of("PORT", "0", "BCRYPT_COST", "4");
  private static final double PATIENCE_MS = 30_000;

  private final Map<String, String> environment = new HashMap<>(ENVIRONMENT);
  private final List<ChatPage> pages = new ArrayList<>();
  private Chromium chromium;
  private ChatServer server;

  /** A server that lets everyone write as fast as a test does. */
  PageScene() {
    this(Map.of("CHAT_RATE_LIMIT", "off"));
  }

  /** A server with these settings. */
  PageScene(Map<String, String> settings) {
    environment.putAll(settings);
  }

  @BeforeAll
  void start() {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    server = ChatServer.start(Settings.from(environment));
  }

  @AfterAll
  void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    var seated = List.copyOf(pages);
    pages.clear();
    seated.forEach(ChatPage::close);
    assertThat(seated).allSatisfy(each -> assertThat(each.faults()).isEmpty());
  }

  /** Someone new. */
  ChatPage signUp(String user) {
    return seated(ChatPage.signUp(chromium.browser(), address(), user));
  }

  /** Someone who is there already, on another device. */
  ChatPage logIn(String user) {
    return seated(ChatPage.logIn(chromium.browser(), address(), user));
  }

  private ChatPage seated(ChatPage page) {
    pages.add(page);
    return page;
  }

  /** Where the page is. */
  String address() {
    return "http://localhost:" + server.port() + "/";
  }
}
