package org.chatsystem.core.port.in;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * Bots: users that belong to another user, and come in with a token instead of a password. To
 * everyone else's rules they are users like any other.
 */
public interface ManageBots {
  /** The most bots of one owner; as a name is never free again, they stay even without a token. */
  int MAX_PER_OWNER = 10;

  /** How long a token is good unless it is revoked. */
  Duration TOKEN_LIFETIME = Duration.ofDays(3_650);

  /** Makes a bot and its first token. Of concurrent calls for one name exactly one succeeds. */
  Outcome create(Command command);

  /** One's own bots, by name. */
  List<User> list(Username owner);

  /**
   * Gives a bot another token; the one it had is void at once, and what is connected with it ends.
   *
   * @return empty if it is not this owner's bot, or disabled
   */
  Optional<BotToken> renewToken(Username owner, Username bot);

  /**
   * Leaves a bot without a token; what is connected with it ends.
   *
   * @return whether it is this owner's bot
   */
  boolean revokeToken(Username owner, Username bot);

  /**
   * What bot to make.
   *
   * @param displayName what to show; the name itself if empty
   */
  record Command(Username owner, Username name, Optional<DisplayName> displayName) {}

  /** What came of it. */
  sealed interface Outcome {
    /** The bot is made. */
    record Created(User bot, BotToken token) implements Outcome {}

    /** Nothing has changed. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why a bot is not made. */
  enum Reason {
    /** Someone else has the name. */
    NAME_TAKEN,
    /** The owner has as many as one may have. */
    TOO_MANY,
    /** A bot has no bots. */
    OWNER_IS_A_BOT
  }
}
