package org.chatsystem.web.http;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code /metrics} answers, and whom.
 *
 * @param text all figures, as Prometheus reads them
 * @param token whoever has it may ask; without one, whoever is on the same machine
 */
public record Scraping(Supplier<String> text, Optional<String> token) {
  /** Shows no token. */
  @Override
  public String toString() {
    return "Scraping";
  }
}
