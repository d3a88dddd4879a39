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
  private final PasswordHasher hasher;
  private final SessionService sessions;
  private final InstantSource clock;

  AccountService(Users users, PasswordHasher hasher, SessionService sessions, InstantSource clock) {
    this.users = users;
    this.hasher = hasher;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Outcome signUp(Command command) {
    // a look first: hashing is dear, and who asks for a taken name may know that it is taken
    if (command.name().equals(Username.DELETED) || users.find(command.name()).isPresent()) {
      return new Outcome.NameTaken();
    }
    User user = newUser(command.name(), command.displayName());
    PasswordHash hash = hasher.hash(command.password());
    return users.create(new Account(user, Optional.of(hash)))
        ? new Outcome.SignedUp(sessions.begin(user, command.device()))
        : new Outcome.NameTaken();
  }

  @Override
  public Optional<Grant> logIn(Username name, String password, Optional<Device> device) {
    Optional<Account> account = users.find(name);
    PasswordHash hash = account.flatMap(Account::password).orElseGet(hasher::decoy);
    return hasher.matches(password, hash)
        ? account.flatMap(found -> begin(found, password, device))
        : Optional.empty();
  }

  /**
   * The password may have been changed while it was checked. Whoever changes it ends all sessions
   * afterwards, so a look after the beginning misses none.
   */
  private Optional<Grant> begin(Account checked, String password, Optional<Device> device) {
    Grant grant = sessions.begin(checked.user(), device);
    Username name = checked.user().name();
    PasswordHash hash = checked.password().orElseThrow();
    PasswordHash now = users.find(name).flatMap(Account::password).orElseGet(hasher::decoy);
    // another hash may be of the same password: another device has just had it made anew
    if (now.equals(hash) || hasher.matches(password, now)) {
      makeAnewIfOutdated(name, password, now);
      return Optional.of(grant);
    }
    sessions.logOut(name, grant.session());
    return Optional.empty();
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
    Optional<User> known = users.find(name).map(Account::user);
    if (known.isPresent() || name.equals(Username.DELETED)) {
      return known;
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
