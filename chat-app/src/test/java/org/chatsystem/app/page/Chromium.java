package org.chatsystem.app.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser that is installed here; no browser is downloaded for a test. */
final class Chromium implements AutoCloseable {
  private static final Path PATH =
      Path.of(Optional.ofNullable(System.getenv("CHAT_TEST_CHROMIUM")).orElse("/usr/bin/chromium"));
  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PATH).setArgs(ARGUMENTS));
  }

  /** Starts it, or skips the test where there is none. */
  static Chromium start() {
    assumeTrue(
        Files.isExecutable(PATH),
        () -> "no Chromium at " + PATH + ": install it, or name another in CHAT_TEST_CHROMIUM");
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return new Chromium(Playwright.create(new Playwright.CreateOptions().setEnv(environment)));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
