package org.chatsystem.core.usecase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BotToken;
import org.chatsystem.core.port.in.RefreshToken;

/**
 * How refresh tokens and bot tokens are made, read and kept. A token names its user and session, so
 * that it is found without a table, and has 256 random bits; the store has a hash of the whole.
 */
final class Tokens {
  /** What a token says about itself. */
  record Parsed(Username user, SessionId session, String hash) {}

  private static final String BOT = "bot:";
  private static final int SESSION_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final int MAX_LENGTH = 256;

  private final SecureRandom random = new SecureRandom();

  SessionId newSession() {
    return new SessionId(HexFormat.of().formatHex(randomBytes(SESSION_BYTES)));
  }

  RefreshToken newToken(Username user, SessionId session) {
    return new RefreshToken(newText(user, session));
  }

  BotToken newBotToken(Username bot, SessionId session) {
    return new BotToken(BOT + newText(bot, session));
  }

  private String newText(Username user, SessionId session) {
    String secret =
        Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES));
    return user + ":" + session + ":" + secret;
  }

  /** Reads what was handed in; empty if it never was a token. */
  Optional<Parsed> parse(String token) {
    String[] parts =
        token == null || token.length() > MAX_LENGTH ? new String[0] : token.split(":", -1);
    if (parts.length != 3 || parts[1].length() != 2 * SESSION_BYTES || !isHex(parts[1])) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Parsed(new Username(parts[0]), new SessionId(parts[1]), hash(token)));
    } catch (InvalidValueException notAName) {
      return Optional.empty();
    }
  }

  /** The same for a bot's token. */
  Optional<Parsed> parseBot(String token) {
    return token != null && token.startsWith(BOT)
        ? parse(token.substring(BOT.length()))
            .map(each -> new Parsed(each.user(), each.session(), hash(token)))
        : Optional.empty();
  }

  String hash(RefreshToken token) {
    return hash(token.value());
  }

  String hash(BotToken token) {
    return hash(token.value());
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(HexFormat::isHexDigit);
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private byte[] randomBytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
