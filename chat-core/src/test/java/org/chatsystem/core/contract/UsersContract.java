package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.account;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Users;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises. */
public interface UsersContract extends StoreUnderTest {
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
    List<Username> names = IntStream.range(0, 200).mapToObj(i -> stranger()).toList();
    List<List<Account>> winners =
        Waiting.onAtOnce(
            8, i -> created(i % 2 == 0 ? backend().users() : otherNode().users(), names));

    List<Account> all = winners.stream().flatMap(List::stream).toList();
    assertThat(all)
        .extracting(each -> each.user().name())
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(all)
        .allSatisfy(each -> assertThat(backend().users().find(each.user().name())).contains(each));
  }

  private static List<Account> created(Users users, List<Username> names) {
    return names.stream().map(name -> account(name)).filter(users::create).toList();
  }
}
