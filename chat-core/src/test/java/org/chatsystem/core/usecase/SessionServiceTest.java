package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Optional;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.SignUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionServiceTest extends ChatUnderTest {
  private final Username name = stranger();
  private Grant grant;

  @BeforeEach
  void signUp() {
    var command = new SignUp.Command(name, new Password("pass-word"), Optional.empty());
    grant = ((SignUp.Outcome.SignedUp) chat.signUp().signUp(command)).grant();
  }

  private boolean isLive() {
    return chat.checkSession().isLive(name, grant.session());
  }

  private Optional<Grant> refresh(Grant with) {
    return chat.refreshSession().refresh(with.refreshToken().value());
  }

  @Test
  void refreshingKeepsTheSessionAndChangesTheToken() {
    Grant next = refresh(grant).orElseThrow();
    assertThat(next.session()).isEqualTo(grant.session());
    assertThat(next.refreshToken()).isNotEqualTo(grant.refreshToken());
    assertThat(refresh(next)).isPresent();
  }

  @Test
  void aSpentTokenEndsItsSession() {
    Grant next = refresh(grant).orElseThrow();
    assertThat(refresh(grant)).isEmpty();
    assertThat(isLive()).isFalse();
    assertThat(refresh(next)).isEmpty();
  }

  @Test
  void loggingOutEndsThisSessionAlone() {
    Grant other = chat.logIn().logIn(name, "pass-word").grant().orElseThrow();
    chat.logOut().logOut(grant.refreshToken().value());
    assertThat(isLive()).isFalse();
    assertThat(chat.checkSession().isLive(name, other.session())).isTrue();
  }

  @Test
  void loggingOutEverywhereEndsAll() {
    Grant other = chat.logIn().logIn(name, "pass-word").grant().orElseThrow();
    chat.logOut().logOutEverywhere(name);
    assertThat(isLive()).isFalse();
    assertThat(refresh(other)).isEmpty();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"x", "a:b:c", "alice:00000000000000000000000000000000:", ":::", "A:B"})
  void whatNeverWasATokenIsRefused(String token) {
    assertThat(chat.refreshSession().refresh(token)).isEmpty();
    chat.logOut().logOut(token);
    assertThat(isLive()).isTrue();
  }

  @Test
  void aTokenShowsNeitherItselfNorIsItKept() {
    assertThat(grant.toString()).doesNotContain(grant.refreshToken().value());
    var tokens = new Tokens();
    assertThat(tokens.hash(grant.refreshToken())).hasSize(64).doesNotContain(name.value());
  }
}
