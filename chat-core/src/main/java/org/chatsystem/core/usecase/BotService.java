package org.chatsystem.core.usecase;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AdmitBot;
import org.chatsystem.core.port.in.BotToken;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Bots;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.Users;

/** Bots and their tokens. A token is a sign-in that lasts: what ends sign-ins ends it as well. */
final class BotService implements ManageBots, AdmitBot {
  private final Users users;
  private final Standing standing;
  private final Bots bots;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Tokens tokens = new Tokens();

  BotService(Backend backend, InstantSource clock) {
    this.users = backend.users();
    this.standing = new Standing(users);
    this.bots = backend.bots();
    this.sessions = backend.sessions();
    this.clock = clock;
  }

  @Override
  public Outcome create(Command command) {
    if (users.find(command.owner()).flatMap(Account::owner).isPresent()) {
      return new Outcome.Refused(Reason.OWNER_IS_A_BOT);
    }
    if (command.name().equals(Username.DELETED) || users.find(command.name()).isPresent()) {
      return new Outcome.Refused(Reason.NAME_TAKEN);
    }
    // the index first: a bot that stands in none could be made without end
    if (!bots.add(command.owner(), command.name(), MAX_PER_OWNER)) {
      return new Outcome.Refused(Reason.TOO_MANY);
    }
    Account bot = accountOf(command);
    if (!users.create(bot)) {
      forgetUnlessOwn(command);
      return new Outcome.Refused(Reason.NAME_TAKEN);
    }
    BotToken token = newToken(command.name());
    if (users.find(command.owner()).map(Account::disabled).orElse(true)) {
      sessions.revokeAll(command.name()); // the owner has gone meanwhile, and the bot with them
    }
    return new Outcome.Created(bot.user(), token);
  }

  private Account accountOf(Command command) {
    DisplayName shown =
        command.displayName().orElseGet(() -> new DisplayName(command.name().value()));
    var user = new User(command.name(), shown, clock.instant(), true);
    return new Account(user, Optional.empty(), Optional.of(command.owner()));
  }

  /** The same owner may have made the same bot at the same moment. */
  private void forgetUnlessOwn(Command command) {
    if (!isOwn(command.owner(), command.name())) {
      bots.remove(command.owner(), command.name());
    }
  }

  private boolean isOwn(Username owner, Username bot) {
    return users.find(bot).flatMap(Account::owner).equals(Optional.of(owner));
  }

  @Override
  public List<User> list(Username owner) {
    return bots.of(owner).stream()
        .filter(bot -> isOwn(owner, bot))
        .flatMap(bot -> users.find(bot).stream())
        .map(Account::user)
        .sorted(Comparator.comparing(User::name))
        .toList();
  }

  @Override
  public Optional<BotToken> renewToken(Username owner, Username bot) {
    return mayHaveToken(owner, bot) ? unlessGone(owner, bot, newToken(bot)) : Optional.empty();
  }

  private boolean mayHaveToken(Username owner, Username bot) {
    Optional<Account> account = users.find(bot);
    return account.flatMap(Account::owner).equals(Optional.of(owner))
        && !standing.isDisabled(account.get());
  }

  /**
   * Who goes, or is disabled, ends all sessions after the account, so a look after the beginning
   * misses none.
   */
  private Optional<BotToken> unlessGone(Username owner, Username bot, BotToken token) {
    if (mayHaveToken(owner, bot)) {
      return Optional.of(token);
    }
    sessions.revokeAll(bot);
    return Optional.empty();
  }

  private BotToken newToken(Username bot) {
    SessionId session = tokens.newSession();
    BotToken token = tokens.newBotToken(bot, session);
    sessions.open(bot, session, tokens.hash(token), TOKEN_LIFETIME, Optional.empty());
    sessions.revokeOthers(bot, session);
    return token;
  }

  @Override
  public boolean revokeToken(Username owner, Username bot) {
    boolean isOwn = isOwn(owner, bot);
    if (isOwn) {
      sessions.revokeAll(bot);
    }
    return isOwn;
  }

  @Override
  public Optional<Entry> admit(String token) {
    return tokens
        .parseBot(token)
        .filter(each -> sessions.isLive(each.user(), each.session(), each.hash()))
        .map(each -> new Entry(each.user(), each.session()));
  }
}
