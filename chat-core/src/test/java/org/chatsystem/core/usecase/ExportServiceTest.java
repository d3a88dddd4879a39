package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.session;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.fixture.SampleWebhooks.webhook;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.port.in.ExportData.Item;
import org.chatsystem.core.port.in.ManageBots;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

class ExportServiceTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();

  private List<Item> exportOf(Username user) {
    var items = new ArrayList<Item>();
    assertThat(chat.exportData().export(user, items::add)).isTrue();
    return items;
  }

  private static <T extends Item> List<T> only(Class<T> kind, List<Item> items) {
    return items.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> texts(List<Item> items) {
    return only(Item.Said.class, items).stream()
        .map(Item.Said::message)
        .map(message -> message.content().text())
        .toList();
  }

  @Test
  void beginsWithTheAccountAndEndsWithHowManyMessagesThereWere() {
    say(alice, dm(alice, alice), "note");
    List<Item> items = exportOf(alice);

    User user = backend.users().find(alice).orElseThrow().user();
    assertThat(((Item.Profile) items.get(0)).user()).isEqualTo(user);
    assertThat(items.get(items.size() - 1)).isEqualTo(new Item.End(1));
  }

  @Test
  void tellsOfSignInsGroupsBlocksBotsAndMarks() {
    SessionId session = session();
    backend.sessions().open(alice, session, "hash", Duration.ofDays(1), Optional.empty());
    GroupName group = group(alice, PRIVATE);
    group(bob, PRIVATE);
    chat.blockUsers().block(alice, bob);
    Username bot = stranger();
    chat.manageBots().create(new ManageBots.Command(alice, bot, Optional.empty()));
    say(alice, new Conversation.OfGroup(group), "one");
    List<Item> items = exportOf(alice);

    assertThat(only(Item.Session.class, items))
        .extracting(each -> each.signIn().session())
        .containsExactly(session);
    assertThat(only(Item.Membership.class, items))
        .extracting(each -> each.group().name())
        .containsExactly(group);
    assertThat(only(Item.Membership.class, items).get(0).role()).isEqualTo(Role.OWNER);
    assertThat(only(Item.Block.class, items)).containsExactly(new Item.Block(bob));
    assertThat(only(Item.Bot.class, items))
        .extracting(each -> each.bot().name())
        .containsExactly(bot);
    assertThat(only(Item.Standing.class, items))
        .contains(new Item.Standing(new Conversation.OfGroup(group), 1, 1, 1));
  }

  @Test
  void hasBothSidesOfDirectConversationsAndElseOnesOwn() {
    var group = new Conversation.OfGroup(group(bob, PRIVATE));
    chat.changeMembers().put(bob, group.group(), alice, Optional.empty());
    Username carol = someone();
    say(alice, dm(alice, bob), "to bob");
    say(bob, dm(alice, bob), "to alice");
    say(bob, dm(bob, carol), "not hers");
    say(alice, group, "in the group");
    say(bob, group, "bob's in the group");
    say(alice, Conversation.BROADCAST, "to all");
    say(bob, Conversation.BROADCAST, "bob's to all");

    assertThat(texts(exportOf(alice)))
        .containsExactlyInAnyOrder("to bob", "to alice", "in the group", "to all");
  }

  @Test
  void hasNothingOfAGroupThatOneIsNotInAnyMore() {
    var group = new Conversation.OfGroup(group(bob, PRIVATE));
    chat.changeMembers().put(bob, group.group(), alice, Optional.empty());
    say(alice, group, "left behind");
    chat.changeMembers().remove(bob, group.group(), alice);

    assertThat(texts(exportOf(alice))).isEmpty();
  }

  @Test
  void stopsInAGroupThatOneIsRemovedFromMeanwhile() {
    var group = new Conversation.OfGroup(group(bob, PRIVATE));
    chat.changeMembers().put(bob, group.group(), alice, Optional.empty());
    for (int i = 0; i < 401; i++) {
      say(alice, group, "m" + i);
    }
    var said = new ArrayList<Message>();
    boolean done =
        chat.exportData()
            .export(
                alice,
                item -> {
                  if (item instanceof Item.Said message && said.add(message.message())) {
                    chat.changeMembers().remove(bob, group.group(), alice);
                  }
                });

    assertThat(done).isTrue();
    assertThat(said).hasSize(200);
  }

  @Test
  void hasAllPagesInOrderButNothingThatWasSaidMeanwhile() {
    Conversation notes = dm(alice, alice);
    for (int i = 0; i < 450; i++) {
      say(alice, notes, "m" + i);
    }
    var said = new ArrayList<Long>();
    chat.exportData()
        .export(
            alice,
            item -> {
              if (item instanceof Item.Said message) {
                said.add(message.message().id().seq());
                say(alice, notes, "meanwhile");
              }
            });

    assertThat(said).hasSize(450).isSorted().endsWith(450L);
  }

  @Test
  void oneAtATimeForEachAndFewForAll() {
    var refused = new ArrayList<Boolean>();
    exporting(
        List.of(alice, someone(), someone(), someone()),
        () -> {
          refused.add(chat.exportData().export(alice, item -> {}));
          refused.add(chat.exportData().export(someone(), item -> {}));
        });

    assertThat(refused).containsExactly(false, false);
    assertThat(chat.exportData().export(alice, item -> {})).isTrue();
  }

  @Test
  void aSecondOneWaitsForTheFirstThoughThereIsRoom() {
    exporting(
        List.of(alice), () -> assertThat(chat.exportData().export(alice, item -> {})).isFalse());
  }

  /** Does this while all of them are in the middle of an export. */
  private void exporting(List<Username> users, Runnable deed) {
    if (users.isEmpty()) {
      deed.run();
      return;
    }
    boolean done =
        chat.exportData()
            .export(
                users.get(0),
                item -> {
                  if (item instanceof Item.End) {
                    exporting(users.subList(1, users.size()), deed);
                  }
                });
    assertThat(done).isTrue();
  }

  @Test
  void whatTheTakerThrowsEndsItAndGivesThePlaceBack() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  chat.exportData()
                      .export(
                          alice,
                          item -> {
                            throw new IllegalStateException("gone");
                          }))
          .hasMessage("gone");
    }
    assertThat(chat.exportData().export(alice, item -> {})).isTrue();
    assertThat(chat.exportData().export(stranger(), item -> {})).isFalse();
  }

  @Test
  void hasTheWebhooksThatOneHasMade() {
    GroupName group = group(bob, PRIVATE);
    chat.changeMembers().put(bob, group, alice, Optional.of(Role.ADMIN));
    Webhook own = webhook(group, alice);
    backend.webhooks().add(own, MessageId.NONE);
    backend.webhooks().add(webhook(group, bob), MessageId.NONE);

    assertThat(only(Item.Hook.class, exportOf(alice))).containsExactly(new Item.Hook(own));
  }

  @Test
  void hasNoEndWhenTheStoreFails() {
    Conversation notes = dm(alice, alice);
    for (int i = 0; i < 201; i++) {
      say(alice, notes, "m" + i);
    }
    var pages = new AtomicInteger();
    Runnable awayForTheSecondPage =
        () -> {
          if (pages.getAndIncrement() == 1) {
            throw new UnavailableException("away");
          }
        };
    MessageLog failing =
        DepartureUnderTest.doingBefore(
            "readAfter", awayForTheSecondPage, MessageLog.class, backend.log());
    var store = DepartureUnderTest.with("log", failing, backend);
    var export =
        new ExportService(store, new Access(store), new BotService(store, InstantSource.system()));
    var items = new ArrayList<Item>();

    assertThatThrownBy(() -> export.export(alice, items::add)).hasMessage("away");
    assertThat(only(Item.Said.class, items)).hasSize(200);
    assertThat(only(Item.End.class, items)).isEmpty();
  }
}
