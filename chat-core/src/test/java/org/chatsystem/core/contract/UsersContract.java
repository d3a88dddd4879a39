package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.account;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
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

  private boolean isKept(Account account) {
    return backend().users().find(account.user().name()).equals(Optional.of(account));
  }

  private static Account[] accounts(IntFunction<Username> name) {
    return IntStream.range(0, ROUNDS).mapToObj(i -> account(name.apply(i))).toArray(Account[]::new);
  }
}
