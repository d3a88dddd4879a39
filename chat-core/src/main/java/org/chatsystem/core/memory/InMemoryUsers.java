package org.chatsystem.core.memory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.Users;

final class InMemoryUsers implements Users {
  private final ConcurrentNavigableMap<Username, Account> accounts = new ConcurrentSkipListMap<>();
  private final GoneUsers gone;

  InMemoryUsers(GoneUsers gone) {
    this.gone = gone;
  }

  @Override
  public synchronized boolean create(Account account) {
    Username name = account.user().name();
    return !gone.has(name) && accounts.putIfAbsent(name, account) == null;
  }

  @Override
  public Optional<Account> find(Username name) {
    return Optional.ofNullable(accounts.get(name));
  }

  @Override
  public boolean rename(Username name, DisplayName displayName) {
    return accounts.computeIfPresent(name, (key, account) -> renamed(account, displayName)) != null;
  }

  private static Account renamed(Account account, DisplayName displayName) {
    User user = account.user();
    return account.shownAs(new User(user.name(), displayName, user.createdAt(), user.bot()));
  }

  @Override
  public boolean changePassword(Username name, PasswordHash checked, PasswordHash next) {
    for (Account known = accounts.get(name);
        known != null && known.password().equals(Optional.of(checked));
        known = accounts.get(name)) {
      if (accounts.replace(name, known, known.with(next))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean setDisabled(Username name, boolean disabled) {
    return accounts.computeIfPresent(name, (key, account) -> account.disabled(disabled)) != null;
  }

  @Override
  public Set<Username> disabledAmong(Collection<Username> names) {
    return names.stream()
        .filter(name -> find(name).map(Account::disabled).orElse(false))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes an account away, if this is its password still, and reserves its name. */
  synchronized boolean depart(Username name, Optional<PasswordHash> checked, Instant until) {
    Account known = accounts.get(name);
    boolean departs =
        known != null && known.password().equals(checked) && accounts.remove(name, known);
    if (departs) {
      gone.begin(name, until);
    }
    return departs;
  }

  @Override
  public List<User> findByPrefix(NamePrefix prefix, Username after, int limit) {
    Map<Username, Account> from =
        prefix.value().isEmpty() ? accounts : accounts.tailMap(new Username(prefix.value()));
    return from.values().stream()
        .map(Account::user)
        .takeWhile(user -> prefix.begins(user.name().value()))
        .filter(user -> after == null || user.name().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<Username, User> findAll(Collection<Username> names) {
    return names.stream()
        .distinct()
        .map(accounts::get)
        .filter(Objects::nonNull)
        .map(Account::user)
        .collect(toUnmodifiableMap(User::name, identity()));
  }

  boolean has(Username name) {
    return accounts.containsKey(name);
  }
}
