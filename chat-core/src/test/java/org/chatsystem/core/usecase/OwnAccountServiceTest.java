package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.in.ChangePassword.Outcome.BAD_CREDENTIALS;
import static org.chatsystem.core.port.in.ChangePassword.Outcome.CHANGED;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.SignIn;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangePassword;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.EditProfile;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.core.port.in.ListUsers;
import org.chatsystem.core.port.in.SignUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnAccountServiceTest extends ChatUnderTest {
  private static final String PASSWORD = "correct horse";
  private static final String NEXT = "battery staple";

  private final Username name = stranger();
  private Grant grant;

  @BeforeEach
  void signUp() {
    grant = signUp(chat, name);
  }

  private static Grant signUp(Chat chat, Username name) {
    var command = new SignUp.Command(name, new Password(PASSWORD), Optional.empty());
    return ((SignUp.Outcome.SignedUp) chat.signUp().signUp(command)).grant();
  }

  private ChangePassword.Outcome change(String current) {
    return chat.changePassword().change(change(grant, current));
  }

  private static ChangePassword.Command change(Grant grant, String current) {
    return new ChangePassword.Command(
        grant.user().name(), grant.session(), current, new Password(NEXT));
  }

  @Test
  void editsWhatIsGiven() {
    var next = new DisplayName("Алиса");
    assertThat(edit(name, Optional.of(next)).orElseThrow()).isEqualTo(next);
    assertThat(edit(name, Optional.empty())).contains(next);
    assertThat(chat.findUser().find(name, name).orElseThrow().user().displayName()).isEqualTo(next);
    assertThat(edit(stranger(), Optional.of(next))).isEmpty();
  }

  private Optional<DisplayName> edit(Username user, Optional<DisplayName> displayName) {
    return chat.editProfile()
        .edit(user, new EditProfile.Changes(displayName, Optional.empty()))
        .map(edited -> edited.displayName());
  }

  @Test
  void aNewPasswordEndsAllOtherSessions() {
    Grant other = chat.logIn().logIn(name, PASSWORD).grant().orElseThrow();

    assertThat(change(PASSWORD)).isEqualTo(CHANGED);
    assertThat(chat.checkSession().isLive(name, grant.session())).isTrue();
    assertThat(chat.refreshSession().refresh(grant.refreshToken().value())).isPresent();
    assertThat(chat.checkSession().isLive(name, other.session())).isFalse();
    assertThat(chat.logIn().logIn(name, PASSWORD).grant()).isEmpty();
    assertThat(chat.logIn().logIn(name, NEXT).grant()).isPresent();
  }

  @Test
  void aWrongPasswordChangesNothing() {
    Grant other = chat.logIn().logIn(name, PASSWORD).grant().orElseThrow();

    assertThat(change("wrong")).isEqualTo(BAD_CREDENTIALS);
    assertThat(chat.checkSession().isLive(name, other.session())).isTrue();
    assertThat(chat.logIn().logIn(name, PASSWORD).grant()).isPresent();
  }

  @Test
  void whoWasAdmittedByNameHasNoPasswordToChange() {
    Username bob = stranger();
    chat.admitUser().admit(bob);
    var command = new ChangePassword.Command(bob, grant.session(), "", new Password(NEXT));
    assertThat(chat.changePassword().change(command)).isEqualTo(BAD_CREDENTIALS);
    assertThat(chat.logIn().logIn(bob, NEXT).grant()).isEmpty();
  }

  @Test
  void nobodyGetsInWithAPasswordThatIsChangedWhileItIsChecked() {
    var meanwhile = new AtomicReference<Runnable>(() -> {});
    var hasher = new InterruptedHasher(meanwhile);
    try (var store = InMemoryBackend.create();
        Chat racing = UseCases.over(store, hasher, ChatRules.OPEN)) {
      Grant own = signUp(racing, name);
      meanwhile.set(
          () ->
              assertThat(racing.changePassword().change(change(own, PASSWORD))).isEqualTo(CHANGED));

      assertThat(racing.logIn().logIn(name, PASSWORD).grant()).isEmpty();
      assertThat(racing.listSessions().list(name))
          .extracting(SignIn::session)
          .containsExactly(own.session());
    }
  }

  @Test
  void showsAndEndsOnesOwnSessions() {
    var phone = new Device("phone");
    Grant other = chat.logIn().logIn(name, PASSWORD, Optional.of(phone)).grant().orElseThrow();
    List<SignIn> shown = chat.listSessions().list(name);
    assertThat(shown)
        .extracting(SignIn::session)
        .containsExactlyInAnyOrder(grant.session(), other.session());
    assertThat(shown).extracting(SignIn::device).contains(Optional.of(phone));

    chat.logOut().logOut(name, other.session());
    chat.logOut().logOut(stranger(), grant.session());
    assertThat(chat.checkSession().isLive(name, other.session())).isFalse();
    assertThat(chat.checkSession().isLive(name, grant.session())).isTrue();
  }

  @Test
  void listsPeopleByHowTheirNamesBegin() {
    Username second = new Username(name + "-b");
    Username third = new Username(name + "-c");
    signUp(chat, second);
    signUp(chat, third);
    NamePrefix prefix = new NamePrefix(name.value());

    ListUsers.Listing first = chat.listUsers().list(third, prefix, null, 2);
    assertThat(names(first)).containsExactly(name, second);
    assertThat(first.hasMore()).isTrue();
    assertThat(first.users()).allMatch(each -> each.presence().equals(PresenceStatus.NEVER_SEEN));
    ListUsers.Listing rest = chat.listUsers().list(third, prefix, second, 2);
    assertThat(names(rest)).containsExactly(third);
    assertThat(rest.hasMore()).isFalse();
    for (int limit : List.of(0, ListUsers.MAX_LIMIT + 1)) {
      assertThatThrownBy(() -> chat.listUsers().list(name, prefix, null, limit))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  private static List<Username> names(ListUsers.Listing listing) {
    return listing.users().stream().map(FindUser.Profile::user).map(user -> user.name()).toList();
  }
}
