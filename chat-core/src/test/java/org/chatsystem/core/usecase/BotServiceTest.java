package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AdmitBot;
import org.chatsystem.core.port.in.BotToken;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.in.ManageBots.Outcome;
import org.chatsystem.core.port.in.ManageBots.Reason;
import org.junit.jupiter.api.Test;

class BotServiceTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();

  private Outcome create(Username owner, Username name) {
    var command = new ManageBots.Command(owner, name, Optional.of(new DisplayName("Helper")));
    return chat.manageBots().create(command);
  }

  private Outcome.Created created(Username owner) {
    return (Outcome.Created) create(owner, stranger());
  }

  private Optional<Username> admitted(BotToken token) {
    return chat.admitBot().admit(token.value()).map(AdmitBot.Entry::bot);
  }

  @Test
  void aBotIsAUserWhoComesInWithItsToken() {
    Outcome.Created made = created(alice);
    Username bot = made.bot().name();

    assertThat(made.bot().bot()).isTrue();
    assertThat(made.bot().displayName()).isEqualTo(new DisplayName("Helper"));
    assertThat(chat.findUser().find(bot, bot).orElseThrow().user()).isEqualTo(made.bot());
    assertThat(admitted(made.token())).contains(bot);
    assertThat(chat.manageBots().list(alice)).extracting(User::name).containsExactly(bot);
    assertThat(chat.manageBots().list(bob)).isEmpty();
    assertThat(made.token().toString()).doesNotContain(made.token().value());
  }

  @Test
  void onlyTheTokenLetsABotIn() {
    Outcome.Created made = created(alice);
    String token = made.token().value();

    assertThat(chat.admitBot().admit(token + "x")).isEmpty();
    assertThat(chat.admitBot().admit(token.substring("bot:".length()))).isEmpty();
    assertThat(chat.admitBot().admit("bot:" + made.bot().name())).isEmpty();
    assertThat(chat.refreshSession().refresh(token)).isEmpty();
    assertThat(chat.logIn().logIn(made.bot().name(), token, Optional.empty()).grant()).isEmpty();
    assertThat(admitted(made.token())).isPresent();
  }

  @Test
  void anotherTokenVoidsTheFormerAndRevokingLeavesNone() {
    Outcome.Created made = created(alice);
    Username bot = made.bot().name();

    BotToken next = chat.manageBots().renewToken(alice, bot).orElseThrow();
    assertThat(admitted(made.token())).isEmpty();
    assertThat(admitted(next)).contains(bot);

    assertThat(chat.manageBots().revokeToken(alice, bot)).isTrue();
    assertThat(admitted(next)).isEmpty();
    assertThat(chat.manageBots().list(alice)).extracting(User::name).containsExactly(bot);
  }

  @Test
  void nobodyElseTouchesABot() {
    Outcome.Created made = created(alice);
    Username bot = made.bot().name();

    assertThat(chat.manageBots().renewToken(bob, bot)).isEmpty();
    assertThat(chat.manageBots().revokeToken(bob, bot)).isFalse();
    assertThat(chat.manageBots().renewToken(alice, bob)).isEmpty();
    assertThat(chat.manageBots().revokeToken(bob, bob)).isFalse();
    assertThat(chat.manageBots().renewToken(bot, bot)).isEmpty();
    assertThat(admitted(made.token())).contains(bot);
  }

  @Test
  void refusesTakenNamesTooManyAndBotsOfBots() {
    assertThat(create(alice, bob)).isEqualTo(new Outcome.Refused(Reason.NAME_TAKEN));
    Username bot = created(alice).bot().name();
    assertThat(create(alice, bot)).isEqualTo(new Outcome.Refused(Reason.NAME_TAKEN));
    assertThat(create(bot, stranger())).isEqualTo(new Outcome.Refused(Reason.OWNER_IS_A_BOT));
    for (int i = 1; i < ManageBots.MAX_PER_OWNER; i++) {
      created(alice);
    }
    assertThat(create(alice, stranger())).isEqualTo(new Outcome.Refused(Reason.TOO_MANY));
    assertThat(chat.manageBots().list(alice)).hasSize(ManageBots.MAX_PER_OWNER);
  }
}
