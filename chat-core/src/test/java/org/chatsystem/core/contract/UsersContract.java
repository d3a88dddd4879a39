package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.account;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.Users;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises. */
public interface UsersContract extends StoreUnderTest {
  /** Enough for a race to be lost in one of them. */
  int ROUNDS = 1_000;

  @Test
  default void findsOnAnyNodeWhoHasSignedUp() {
    Account alice = account(stranger());
    Account bob = accountWithoutPassword(stranger());
    assertThat(backend().users().create(alice)).isTrue();
    assertThat(backend().users().create(bob)).isTrue();

    assertThat(backend().users().find(alice.user().name())).contains(alice);
    assertThat(otherNode().users().find(alice.user().name())).contains(alice);
    assertThat(otherNode().users().find(bob.user().name())).contains(bob);
  }

  @Test
  default void keepsWhomABotBelongsTo() {
    Username name = stranger();
    Username owner = stranger();
    var shown = new User(name, new DisplayName("Bot"), Instant.parse("2026-11-22T13:28:00Z"), true);
    var bot = new Account(shown, Optional.empty(), Optional.of(owner));
    backend().users().create(bot);

    assertThat(otherNode().users().find(name)).contains(bot);
    assertThat(otherNode().users().findAll(List.of(name))).containsEntry(name, shown);
    backend().users().rename(name, new DisplayName("Robot"));
    assertThat(otherNode().users().find(name).orElseThrow().owner()).contains(owner);
  }

  @Test
  default void findsNobodyWhoHasNotSignedUp() {
    assertThat(backend().users().find(stranger())).isEmpty();
  }

  @Test
  default void changesNothingWhenTheNameIsTaken() {
    Account first = account(stranger());
    backend().users().create(first);

    assertThat(otherNode().users().create(account(first.user().name()))).isFalse();
    assertThat(backend().users().create(accountWithoutPassword(first.user().name()))).isFalse();
    assertThat(otherNode().users().find(first.user().name())).contains(first);
  }

  @Test
  default void findsThoseOfTheNamedWhoExist() {
    Account alice = account(stranger());
    Account bob = accountWithoutPassword(stranger());
    backend().users().create(alice);
    backend().users().create(bob);

    var asked = List.of(alice.user().name(), stranger(), bob.user().name(), alice.user().name());
    assertThat(otherNode().users().findAll(asked))
        .isEqualTo(Map.of(alice.user().name(), alice.user(), bob.user().name(), bob.user()));
    assertThat(backend().users().findAll(List.of())).isEmpty();
  }

  @Test
  default void givesANameToExactlyOneOfManyAtOnce() {
    Account[] mine = accounts(i -> stranger());
    Account[] others = accounts(i -> mine[i].user().name());
    List<Integer> won =
        InStep.race(
            ROUNDS,
            round -> backend().users().create(mine[round]),
            round -> otherNode().users().create(others[round]));

    assertThat(won.get(0) + won.get(1)).isEqualTo(ROUNDS);
    assertThat(IntStream.range(0, ROUNDS).filter(i -> isKept(mine[i])).count())
        .isEqualTo(won.get(0).longValue());
    assertThat(IntStream.range(0, ROUNDS).filter(i -> isKept(others[i])).count())
        .isEqualTo(won.get(1).longValue());
  }

  @Test
  default void showsSomeoneByAnotherNameAndChangesNothingElse() {
    Account alice = account(stranger());
    Username name = alice.user().name();
    backend().users().create(alice);
    var next = new DisplayName("Алиса");

    assertThat(otherNode().users().rename(name, next)).isTrue();
    User renamed = new User(name, next, alice.user().createdAt());
    assertThat(backend().users().find(name)).contains(new Account(renamed, alice.password()));
    assertThat(backend().users().rename(stranger(), next)).isFalse();
  }

  @Test
  default void changesAPasswordOnlyFromTheOneThatWasChecked() {
    Account alice = account(stranger());
    Username name = alice.user().name();
    backend().users().create(alice);
    PasswordHash first = alice.password().orElseThrow();
    PasswordHash second = hash();

    assertThat(otherNode().users().changePassword(name, first, second)).isTrue();
    assertThat(backend().users().find(name))
        .contains(new Account(alice.user(), Optional.of(second)));
    assertThat(backend().users().changePassword(name, first, hash())).isFalse();
    assertThat(backend().users().changePassword(stranger(), first, second)).isFalse();
    assertThat(otherNode().users().find(name).orElseThrow().password()).contains(second);
  }

  @Test
  default void givesNoPasswordToSomeoneWhoHasNone() {
    Account bob = accountWithoutPassword(stranger());
    backend().users().create(bob);

    assertThat(backend().users().changePassword(bob.user().name(), hash(), hash())).isFalse();
    assertThat(otherNode().users().find(bob.user().name())).contains(bob);
  }

  @Test
  default void letsExactlyOneOfManyAtOnceChangeAPassword() {
    for (int round = 0; round < 20; round++) {
      Account alice = account(stranger());
      Username name = alice.user().name();
      PasswordHash first = alice.password().orElseThrow();
      backend().users().create(alice);
      List<PasswordHash> won =
          Waiting.onAtOnce(
                  8,
                  i -> {
                    PasswordHash next = hash();
                    Backend node = i % 2 == 0 ? backend() : otherNode();
                    boolean done = node.users().changePassword(name, first, next);
                    return done ? List.of(next) : List.<PasswordHash>of();
                  })
              .stream()
              .flatMap(List::stream)
              .toList();

      assertThat(won).hasSize(1);
      assertThat(backend().users().find(name).orElseThrow().password()).contains(won.get(0));
    }
  }

  @Test
  default void keepsWhoIsDisabledAndChangesNothingElse() {
    Account alice = account(stranger());
    Account bob = account(stranger());
    Username name = alice.user().name();
    backend().users().create(alice);
    backend().users().create(bob);

    assertThat(backend().users().setDisabled(name, true)).isTrue();
    assertThat(otherNode().users().setDisabled(name, true)).isTrue();

    assertThat(otherNode().users().find(name)).contains(alice.disabled(true));
    assertThat(otherNode().users().disabledAmong(List.of(name, bob.user().name(), stranger())))
        .containsExactly(name);
    assertThat(otherNode().users().findAll(List.of(name))).containsEntry(name, alice.user());
  }

  @Test
  default void whoIsDisabledStaysSoUntilEnabled() {
    Account alice = account(stranger());
    Username name = alice.user().name();
    backend().users().create(alice);
    backend().users().setDisabled(name, true);
    PasswordHash next = hash();
    backend().users().rename(name, new DisplayName("Alicia"));
    backend().users().changePassword(name, alice.password().orElseThrow(), next);
    assertThat(otherNode().users().find(name).orElseThrow().disabled()).isTrue();

    assertThat(otherNode().users().setDisabled(name, false)).isTrue();

    assertThat(backend().users().find(name).orElseThrow().disabled()).isFalse();
    assertThat(backend().users().find(name).orElseThrow().password()).contains(next);
    assertThat(backend().users().disabledAmong(List.of(name))).isEmpty();
  }

  @Test
  default void disablesNobodyWhoIsNotThere() {
    Username nobody = stranger();

    assertThat(backend().users().setDisabled(nobody, true)).isFalse();
    assertThat(backend().users().setDisabled(nobody, false)).isFalse();
    assertThat(otherNode().users().find(nobody)).isEmpty();
    assertThat(otherNode().users().disabledAmong(List.of(nobody))).isEmpty();
    assertThat(otherNode().users().disabledAmong(List.of())).isEmpty();
  }

  @Test
  default void findsPeopleByHowTheirNamesBegin() {
    String beginning = stranger().value();
    List<User> people =
        List.of("-b", "-c", "-a", "_z").stream()
            .map(end -> account(new Username(beginning + end)))
            .peek(each -> assertThat(backend().users().create(each)).isTrue())
            .map(Account::user)
            .toList();
    var prefix = new NamePrefix(beginning + "-");

    Users users = otherNode().users();
    assertThat(users.findByPrefix(prefix, null, 10))
        .containsExactly(people.get(2), people.get(0), people.get(1));
    assertThat(users.findByPrefix(prefix, null, 2)).containsExactly(people.get(2), people.get(0));
    assertThat(users.findByPrefix(prefix, people.get(2).name(), 1)).containsExactly(people.get(0));
    assertThat(users.findByPrefix(prefix, people.get(1).name(), 10)).isEmpty();
    assertThat(users.findByPrefix(prefix, new Username("0"), 1)).containsExactly(people.get(2));
    assertThat(users.findByPrefix(new NamePrefix(beginning + "_"), null, 10))
        .containsExactly(people.get(3));
    assertThat(users.findByPrefix(NamePrefix.ANY, new Username(beginning), 2))
        .containsExactly(people.get(2), people.get(0));
    assertThat(users.findByPrefix(NamePrefix.ANY, null, 1)).hasSize(1);
  }

  private static PasswordHash hash() {
    return account(stranger()).password().orElseThrow();
  }

  private boolean isKept(Account account) {
    return backend().users().find(account.user().name()).equals(Optional.of(account));
  }

  private static Account[] accounts(IntFunction<Username> name) {
    return IntStream.range(0, ROUNDS).mapToObj(i -> account(name.apply(i))).toArray(Account[]::new);
  }
}
