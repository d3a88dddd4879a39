package org.chatsystem.core.port.in;

/**
 * A bot's token as its owner keeps it, shown once: the store has only a hash of it; {@link
 * #toString} hides it.
 *
 * @param value the token itself, opaque to its holder
 */
public record BotToken(String value) {
  @Override
  public String toString() {
    return "BotToken[hidden]";
  }
}
