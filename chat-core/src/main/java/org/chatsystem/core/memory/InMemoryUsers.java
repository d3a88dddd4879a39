package org.chatsystem.core.memory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Users;

final class InMemoryUsers implements Users {
  private final Map<Username, Account> accounts = new ConcurrentHashMap<>();

  @Override
  public boolean create(Account account) {
    return accounts.putIfAbsent(account.user().name(), account) == null;
  }

  @Override
  public Optional<Account> find(Username name) {
    return Optional.ofNullable(accounts.get(name));
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
