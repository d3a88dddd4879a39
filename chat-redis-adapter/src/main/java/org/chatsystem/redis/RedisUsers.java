package org.chatsystem.redis;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.Users;

/** Accounts: one hash for each, and a sorted set of the names. */
final class RedisUsers implements Users {
  static final String NAME = "name";
  static final String CREATED = "created";
  private static final String OWNER = "owner";
  private static final String PASSWORD = "password";
  private static final String DISABLED = "disabled";
  private static final String YES = "1";

  private final Store store;
  private final Keys keys;

  RedisUsers(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public boolean create(Account account) {
    User user = account.user();
    Call call =
        Call.of(Script.CREATE_USER)
            .key(keys.account(user.name()))
            .key(keys.users())
            .key(keys.gone())
            .arg(user.name().value())
            .args(List.of(NAME, user.displayName().text(), CREATED, user.createdAt().toString()));
    account.owner().ifPresent(owner -> call.arg(OWNER).arg(owner.value()));
    account.password().ifPresent(hash -> call.arg(PASSWORD).arg(hash.value()));
    return Reply.yes(store.run(call));
  }

  @Override
  public Optional<Account> find(Username name) {
    Map<String, String> fields = store.ask(redis -> redis.hgetAll(keys.account(name)));
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    String owner = fields.get(OWNER);
    var user = user(name, fields.get(NAME), fields.get(CREATED), owner);
    return Optional.of(
        new Account(
            user,
            Optional.ofNullable(fields.get(PASSWORD)).map(PasswordHash::new),
            Optional.ofNullable(owner).map(Username::new),
            YES.equals(fields.get(DISABLED))));
  }

  @Override
  public boolean rename(Username name, DisplayName displayName) {
    return Reply.yes(store.run(edit(name, NAME, displayName.text())));
  }

  @Override
  public boolean changePassword(Username name, PasswordHash checked, PasswordHash next) {
    return Reply.yes(store.run(edit(name, PASSWORD, next.value()).arg(checked.value())));
  }

  @Override
  public boolean setDisabled(Username name, boolean disabled) {
    return Reply.yes(store.run(edit(name, DISABLED, disabled ? YES : "0")));
  }

  @Override
  public Set<Username> disabledAmong(Collection<Username> names) {
    List<Username> asked = List.copyOf(names);
    List<String> answers =
        store.askAll(
            pipeline ->
                asked.stream().map(name -> pipeline.hget(keys.account(name), DISABLED)).toList());
    var disabled = new HashSet<Username>();
    for (int i = 0; i < asked.size(); i++) {
      if (YES.equals(answers.get(i))) {
        disabled.add(asked.get(i));
      }
    }
    return disabled;
  }

  private Call edit(Username name, String field, String value) {
    return Call.of(Script.EDIT_USER).key(keys.account(name)).arg(field).arg(value);
  }

  @Override
  public List<User> findByPrefix(NamePrefix prefix, Username after, int limit) {
    List<Username> names =
        store
            .ask(
                redis ->
                    redis.zrange(
                        keys.users(),
                        Names.range(prefix, after == null ? "" : after.value(), limit)))
            .stream()
            .map(Username::new)
            .toList();
    Map<Username, User> users = findAll(names);
    return names.stream().map(users::get).filter(Objects::nonNull).toList();
  }

  @Override
  public Map<Username, User> findAll(Collection<Username> names) {
    List<Username> asked = List.copyOf(names);
    List<List<String>> answers =
        store.askAll(
            pipeline ->
                asked.stream()
                    .map(name -> pipeline.hmget(keys.account(name), NAME, CREATED, OWNER))
                    .toList());
    var found = new HashMap<Username, User>();
    for (int i = 0; i < asked.size(); i++) {
      List<String> fields = answers.get(i);
      if (fields.get(0) != null) {
        found.put(asked.get(i), user(asked.get(i), fields.get(0), fields.get(1), fields.get(2)));
      }
    }
    return found;
  }

  private static User user(Username name, String displayName, String created, String owner) {
    return new User(name, new DisplayName(displayName), Instant.parse(created), owner != null);
  }
}
