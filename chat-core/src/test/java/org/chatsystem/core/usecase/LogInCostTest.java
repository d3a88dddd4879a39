package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever cannot log in is not told by the time it takes why not: every refusal costs one check of
 * a password against a hash of the same cost.
 */
class LogInCostTest extends ChatUnderTest {
  private static final String PASSWORD = "correct horse";
  private static final String DEAR = "dear:";

  private final CountingHasher hasher = new CountingHasher();
  private final Chat counted =
      UseCases.over(backend.anotherNode(Retention.DEFAULT), hasher, ChatRules.OPEN);

  @AfterEach
  void end() {
    counted.close();
  }

  @Test
  void aWrongPasswordCostsOneCheck() {
    assertRefusedAtTheUsualCost(signedUp(), "wrong password");
  }

  @Test
  void anUnknownUserCostsAsMuch() {
    assertRefusedAtTheUsualCost(stranger(), PASSWORD);
    assertRefusedAtTheUsualCost(Username.DELETED, PASSWORD);
  }

  @Test
  void anAccountWithoutAPasswordCostsAsMuch() {
    Username byName = stranger();
    counted.admitUser().admit(byName);
    assertRefusedAtTheUsualCost(byName, PASSWORD);
  }

  @Test
  void aBotCostsAsMuch() {
    Username bot = stranger();
    var command = new ManageBots.Command(signedUp(), bot, Optional.empty());
    assertThat(counted.manageBots().create(command)).isInstanceOf(ManageBots.Outcome.Created.class);
    assertRefusedAtTheUsualCost(bot, PASSWORD);
  }

  @Test
  void aDeletedAccountCostsAsMuch() {
    Username gone = signedUp();
    depart(gone);
    assertRefusedAtTheUsualCost(gone, PASSWORD);
  }

  @Test
  void aDisabledAccountCostsAsMuchWhateverThePassword() {
    Username disabled = signedUp();
    backend.users().setDisabled(disabled, true);
    assertRefusedAtTheUsualCost(disabled, "wrong password");
    assertRefusedAtTheUsualCost(disabled, PASSWORD);
  }

  @Test
  void aPasswordThatNobodyCanHaveCostsAsMuch() {
    for (String impossible : List.of("", "x", "x".repeat(73), "x".repeat(10_000))) {
      assertRefusedAtTheUsualCost(signedUp(), impossible);
      assertRefusedAtTheUsualCost(stranger(), impossible);
    }
  }

  @Test
  void deletingAnAccountWithAWrongPasswordCostsAsMuchWhetherOrNotItHasOne() {
    Username byName = stranger();
    counted.admitUser().admit(byName);
    for (Username each : List.of(signedUp(), byName, stranger())) {
      hasher.checked.clear();
      counted.deleteAccount().delete(each, "wrong password");
      assertThat(hasher.checked).singleElement().matches(CountingHasher::isDear);
    }
  }

  private void assertRefusedAtTheUsualCost(Username name, String password) {
    hasher.checked.clear();
    hasher.made = 0;
    assertThat(counted.logIn().logIn(name, password).grant()).isEmpty();
    assertThat(hasher.checked).singleElement().matches(CountingHasher::isDear);
    assertThat(hasher.made).as("hashes made").isZero();
  }

  private Username signedUp() {
    Username name = stranger();
    var command = new SignUp.Command(name, new Password(PASSWORD), Optional.empty());
    assertThat(counted.signUp().signUp(command)).isInstanceOf(SignUp.Outcome.SignedUp.class);
    return name;
  }

  /** Remembers which hashes were checked; those of full cost begin with {@code dear:}. */
  private static final class CountingHasher implements PasswordHasher {
    private final List<PasswordHash> checked = new ArrayList<>();
    private int made;

    static boolean isDear(PasswordHash hash) {
      return hash.value().startsWith(DEAR);
    }

    @Override
    public PasswordHash hash(Password password) {
      made++;
      return new PasswordHash(DEAR + password.text());
    }

    @Override
    public boolean matches(String candidate, PasswordHash hash) {
      checked.add(hash);
      return hash.value().equals(DEAR + candidate);
    }

    @Override
    public PasswordHash decoy() {
      return new PasswordHash(DEAR + "\0");
    }
  }
}
