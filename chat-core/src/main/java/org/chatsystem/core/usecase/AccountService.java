package org.chatsystem.core.usecase;

import java.time.InstantSource;
import java.util.Optional;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AdmitUser;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.LogIn;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.port.out.Users;

/** How one gets in: by signing up, by logging in, or by name alone where that is offered. */
final class AccountService implements SignUp, LogIn, AdmitUser {
  private final Users users;
  private final Standing standing;
  private final PasswordHasher hasher;
  private final SessionService sessions;
  private final InstantSource clock;

  AccountService(Users users, PasswordHasher hasher, SessionService sessions, InstantSource clock) {
    this.users = users;
    this.standing = new Standing(users);
    this.hasher = hasher;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public SignUp.Outcome signUp(Command command) {
    // a look first: hashing is dear, and who asks for a taken name may know that it is taken
    if (command.name().equals(Username.DELETED) || users.find(command.name()).isPresent()) {
      return new SignUp.Outcome.NameTaken();
    }
    User user = newUser(command.name(), command.displayName());
    PasswordHash hash = hasher.hash(command.password());
    return users.create(new Account(user, Optional.of(hash)))
        ? new SignUp.Outcome.SignedUp(sessions.begin(user, command.device()))
        : new SignUp.Outcome.NameTaken();
  }

  @Override
  public LogIn.Outcome logIn(Username name, String password, Optional<Device> device) {
    Optional<Account> account = users.find(name);
    PasswordHash hash = account.flatMap(Account::password).orElseGet(hasher::decoy);
    if (!hasher.matches(password, hash) || account.isEmpty()) {
      return new LogIn.Outcome.BadCredentials();
    }
    return standing.isDisabled(account.get())
        ? new LogIn.Outcome.Disabled()
        : begin(account.get(), password, device);
  }

  /**
   * The password may have been changed while it was checked, or the account disabled. Whoever does
   * so ends all sessions afterwards, so a look after the beginning misses none.
   */
  private LogIn.Outcome begin(Account checked, String password, Optional<Device> device) {
    Grant grant = sessions.begin(checked.user(), device);
    Username name = checked.user().name();
    Optional<Account> found = users.find(name);
    PasswordHash now = found.flatMap(Account::password).orElseGet(hasher::decoy);
    // another hash may be of the same password: another device has just had it made anew
    boolean isRight = checked.password().equals(Optional.of(now)) || hasher.matches(password, now);
    if (!isRight || found.map(standing::isDisabled).orElse(true)) {
      sessions.logOut(name, grant.session());
      return isRight ? new LogIn.Outcome.Disabled() : new LogIn.Outcome.BadCredentials();
    }
    makeAnewIfOutdated(name, password, now);
    return new LogIn.Outcome.LoggedIn(grant);
  }

  /** Now that the password is known; if it cannot be done, the next login does it. */
  private void makeAnewIfOutdated(Username name, String password, PasswordHash hash) {
    if (hasher.isOutdated(hash)) {
      try {
        users.changePassword(name, hash, hasher.hash(new Password(password)));
      } catch (UnavailableException | InvalidValueException notNow) {
        // too much is waiting; or an old password that could not be chosen any more
      }
    }
  }

  @Override
  public Optional<User> admit(Username name) {
    Optional<Account> known = users.find(name);
    if (known.isPresent() || name.equals(Username.DELETED)) {
      return known.filter(account -> !standing.isDisabled(account)).map(Account::user);
    }
    User user = newUser(name, Optional.empty());
    // someone else may just have been faster: then it is their account
    return users.create(new Account(user, Optional.empty()))
        ? Optional.of(user)
        : users.find(name).map(Account::user);
  }

  private User newUser(Username name, Optional<DisplayName> displayName) {
    return new User(
        name, displayName.orElseGet(() -> new DisplayName(name.value())), clock.instant());
  }
}
