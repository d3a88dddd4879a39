package org.chatsystem.app;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.chatsystem.web.http.Scraping;

/**
 * How operators look at the server.
 *
 * @param adminPort a port of its own for what they ask; empty if they ask where everybody does
 * @param metricsToken then, whoever has this may read the metrics; empty for whoever is on the same
 *     machine
 */
record Operations(OptionalInt adminPort, Optional<String> metricsToken) {
  private static final String NO_PORT = "none";

  static Operations from(SettingsReader reader) {
    int port =
        reader.read(
            "CHAT_ADMIN_PORT", NO_PORT, text -> text.equals(NO_PORT) ? -1 : portIn(text), -1);
    return new Operations(
        port < 0 ? OptionalInt.empty() : OptionalInt.of(port),
        reader.text("CHAT_METRICS_TOKEN", Operations::checkedToken));
  }

  /** What the public port answers about metrics: nothing where there is another one for it. */
  Optional<Scraping> scraping(Supplier<String> text) {
    return adminPort.isPresent() ? Optional.empty() : Optional.of(new Scraping(text, metricsToken));
  }

  private static int portIn(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("is a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static String checkedToken(String text) {
    if (!text.matches("[!-~]{16,256}")) {
      throw new IllegalArgumentException("has 16 to 256 characters of ASCII, and no spaces");
    }
    return text;
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "Operations[adminPort=" + adminPort + "]";
  }
}
