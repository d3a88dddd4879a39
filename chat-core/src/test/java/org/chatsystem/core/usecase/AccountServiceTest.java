package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Optional;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.SignUp;
import org.chatsystem.core.port.in.SignUp.Outcome;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class AccountServiceTest extends ChatUnderTest {
  private static final String PASSWORD = "correct horse";

  private Outcome signUp(Username name) {
    var command =
        new SignUp.Command(name, new Password(PASSWORD), Optional.of(new DisplayName("Al")));
    return chat.signUp().signUp(command);
  }

  private Grant signedUpAs(Username name) {
    return ((Outcome.SignedUp) signUp(name)).grant();
  }

  @Test
  void signsUpAndIsSignedInAtOnce() {
    Username name = stranger();
    Grant grant = signedUpAs(name);
    assertThat(grant.user().displayName()).isEqualTo(new DisplayName("Al"));
    assertThat(chat.checkSession().isLive(name, grant.session())).isTrue();
  }

  @Test
  void refusesTakenNames() {
    Username name = stranger();
    signedUpAs(name);
    assertThat(signUp(name)).isEqualTo(new Outcome.NameTaken());
  }

  @Test
  void logsInWithTheRightPasswordAlone() {
    Username name = stranger();
    signedUpAs(name);
    assertThat(chat.logIn().logIn(name, PASSWORD).grant()).isPresent();
    assertThat(chat.logIn().logIn(name, "wrong").grant()).isEmpty();
    assertThat(chat.logIn().logIn(stranger(), PASSWORD).grant()).isEmpty();
  }

  @Test
  void anOutdatedHashIsMadeAnewAtTheNextLogin() {
    Username name = stranger();
    signedUpAs(name);
    var stronger = new StrongerHasher();
    try (var node = backend.anotherNode(Retention.DEFAULT);
        Chat later = UseCases.over(node, stronger, ChatRules.OPEN)) {
      assertThat(later.logIn().logIn(name, "wrong").grant()).isEmpty();
      assertThat(hashOf(name)).startsWith("plain:");
      assertThat(later.logIn().logIn(name, PASSWORD).grant()).isPresent();
      assertThat(hashOf(name)).startsWith("strong:");
      assertThat(later.logIn().logIn(name, PASSWORD).grant()).isPresent();
      assertThat(stronger.made).isEqualTo(1);
    }
  }

  private String hashOf(Username name) {
    return backend.users().find(name).flatMap(Account::password).orElseThrow().value();
  }

  /** Makes hashes that are worth more than plain ones, and knows both. */
  private static final class StrongerHasher implements PasswordHasher {
    private static final String PREFIX = "strong:";

    private final PasswordHasher plain = new PlainHasher();
    private int made;

    @Override
    public PasswordHash hash(Password password) {
      made++;
      return new PasswordHash(PREFIX + password.text());
    }

    @Override
    public boolean matches(String candidate, PasswordHash hash) {
      return plain.matches(candidate, hash) || hash.value().equals(PREFIX + candidate);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
      return !hash.value().startsWith(PREFIX);
    }

    @Override
    public PasswordHash decoy() {
      return plain.decoy();
    }
  }

  @Test
  void admitsByNameButGivesNoPassword() {
    Username name = stranger();
    assertThat(chat.admitUser().admit(name)).isEqualTo(chat.admitUser().admit(name));
    assertThat(chat.logIn().logIn(name, "").grant()).isEmpty();
    assertThat(signUp(name)).isEqualTo(new Outcome.NameTaken());
  }

  @Test
  void admitsWhoHasSignedUp() {
    Username name = stranger();
    assertThat(chat.admitUser().admit(name).orElseThrow().name()).isEqualTo(name);
    assertThat(chat.findUser().find(name, name)).isPresent();
    assertThat(chat.findUser().find(name, stranger())).isEmpty();
  }
}
