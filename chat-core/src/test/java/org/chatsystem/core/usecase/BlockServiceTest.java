package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.connection;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BlockUsers;
import org.chatsystem.core.port.in.ChangeMembers;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Blocks;
import org.junit.jupiter.api.Test;

class BlockServiceTest extends ChatUnderTest {
  private static final SendMessage.Outcome REFUSED =
      new SendMessage.Outcome.Refused(SendMessage.Reason.BLOCKED);

  private final Username alice = someone();
  private final Username bob = someone();
  private final Conversation talk = new Conversation.Direct(alice, bob);

  private BlockUsers.Outcome block() {
    return chat.blockUsers().block(alice, bob);
  }

  @Test
  void neitherSendsTheOtherAnythingButBothStillRead() {
    say(bob, talk, "hello");
    assertThat(block()).isEqualTo(BlockUsers.Outcome.BLOCKED);
    assertThat(block()).isEqualTo(BlockUsers.Outcome.BLOCKED);

    assertThat(send(bob, talk, "hello?")).isEqualTo(REFUSED);
    assertThat(send(alice, talk, "no")).isEqualTo(REFUSED);
    for (Username each : List.of(alice, bob)) {
      var page = chat.readHistory().read(new ReadHistory.Query(each, talk, null, null, 10));
      assertThat(((ReadHistory.Outcome.Page) page).messages()).hasSize(1);
    }
    chat.blockUsers().unblock(alice, bob);
    say(bob, talk, "thank you");
  }

  @Test
  void groupMessagesStay() {
    GroupName group = group(alice, Group.Visibility.PUBLIC);
    chat.changeMembers().put(bob, group, bob, Optional.empty());
    block();
    say(bob, new Conversation.OfGroup(group), "hello all");
  }

  @Test
  void neitherSeesWhetherTheOtherIsThere() {
    GroupName group = group(alice, Group.Visibility.PUBLIC);
    chat.changeMembers().put(bob, group, bob, Optional.empty());
    backend.presence().connected(alice, connection());
    backend.presence().connected(bob, connection());
    assertThat(List.of(seen(alice, bob), seen(bob, alice))).containsOnly(PresenceStatus.ONLINE);

    block();

    assertThat(List.of(seen(alice, bob), seen(bob, alice))).containsOnly(PresenceStatus.NEVER_SEEN);
    assertThat(seenInDirectory(bob, alice)).isEqualTo(PresenceStatus.NEVER_SEEN);
    assertThat(seenInGroup(bob, group, alice)).isEqualTo(PresenceStatus.NEVER_SEEN);
    assertThat(seenInGroup(bob, group, bob)).isEqualTo(PresenceStatus.ONLINE);
    assertThat(seen(someone(), alice)).isEqualTo(PresenceStatus.ONLINE);
    chat.blockUsers().unblock(alice, bob);
    assertThat(seen(bob, alice)).isEqualTo(PresenceStatus.ONLINE);
  }

  private PresenceStatus seen(Username viewer, Username user) {
    return chat.findUser().find(viewer, user).orElseThrow().presence();
  }

  private PresenceStatus seenInDirectory(Username viewer, Username user) {
    var prefix = new NamePrefix(user.value());
    return chat.listUsers().list(viewer, prefix, null, 1).users().get(0).presence();
  }

  private PresenceStatus seenInGroup(Username viewer, GroupName group, Username user) {
    return chat.browseGroups().show(viewer, group).orElseThrow().members().stream()
        .filter(each -> each.user().name().equals(user))
        .findFirst()
        .orElseThrow()
        .presence();
  }

  @Test
  void neitherAddsTheOtherToAGroup() {
    block();
    for (List<Username> each : List.of(List.of(alice, bob), List.of(bob, alice))) {
      GroupName group = group(each.get(0), Group.Visibility.PUBLIC);
      assertThat(chat.changeMembers().put(each.get(0), group, each.get(1), Optional.empty()))
          .isEqualTo(ChangeMembers.Outcome.FORBIDDEN);
      assertThat(chat.changeMembers().put(each.get(1), group, each.get(1), Optional.empty()))
          .isEqualTo(ChangeMembers.Outcome.DONE);
      assertThat(chat.changeMembers().put(each.get(0), group, each.get(1), Optional.of(Role.ADMIN)))
          .isEqualTo(ChangeMembers.Outcome.DONE);
    }
  }

  @Test
  void listsWhomOneBlocks() {
    block();
    assertThat(chat.blockUsers().blockedBy(alice)).extracting(User::name).containsExactly(bob);
    assertThat(chat.blockUsers().blockedBy(bob)).isEmpty();
    chat.blockUsers().unblock(bob, alice);
    assertThat(send(bob, talk, "hello?")).isEqualTo(REFUSED);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(chat.blockUsers().block(alice, alice)).isEqualTo(BlockUsers.Outcome.ONESELF);
    assertThat(chat.blockUsers().block(alice, stranger()))
        .isEqualTo(BlockUsers.Outcome.USER_NOT_FOUND);
    for (int i = 0; i < Blocks.MAX_PER_USER; i++) {
      backend.blocks().block(alice, stranger());
    }
    assertThat(block()).isEqualTo(BlockUsers.Outcome.TOO_MANY);
  }
}
