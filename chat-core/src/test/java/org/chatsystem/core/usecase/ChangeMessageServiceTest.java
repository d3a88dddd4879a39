package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangeMessage.Outcome;
import org.chatsystem.core.port.in.ChangeMessage.Reason;
import org.chatsystem.core.port.in.ChangeMessage.Target;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What strangers may know of a refusal, the window, and the order of one's changes. */
class ChangeMessageServiceTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();

  private Outcome delete(Username actor, Conversation in, MessageId id) {
    return await(chat.changeMessage().delete(new Target(actor, in, id)));
  }

  @Test
  void tellsStrangersNoMoreThanTheyMayKnow() {
    var open = new Conversation.OfGroup(group(alice, PUBLIC));
    var hidden = new Conversation.OfGroup(group(alice, PRIVATE));
    MessageId inOpen = say(alice, open, "hi");
    MessageId inHidden = say(alice, hidden, "hi");
    assertThat(delete(bob, open, inOpen)).isEqualTo(new Outcome.Refused(Reason.NOT_A_MEMBER));
    assertThat(delete(bob, hidden, inHidden))
        .isEqualTo(new Outcome.Refused(Reason.GROUP_NOT_FOUND));
    assertThat(delete(bob, dm(bob, stranger()), inOpen))
        .isEqualTo(new Outcome.Refused(Reason.USER_NOT_FOUND));
    assertThat(delete(bob, dm(alice, bob), inOpen))
        .isEqualTo(new Outcome.Refused(Reason.MESSAGE_NOT_FOUND));
  }

  @Test
  void keepsTheOrderOfWhatOneAsks() {
    MessageId id = say(alice, dm(alice, bob), "0");
    var target = new Target(alice, dm(alice, bob), id);
    List<CompletionStage<Outcome>> stages = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      stages.add(chat.changeMessage().edit(target, new Content("" + i)));
    }
    List<String> texts =
        stages.stream()
            .map(each -> ((Outcome.Done) await(each)).message().content().text())
            .toList();
    assertThat(texts).startsWith("1", "2", "3").endsWith("199", "200").hasSize(200);
    Message last = backend.log().readBefore(dm(alice, bob), null, 1).get(0);
    assertThat(last.content().text()).isEqualTo("200");
  }

  @Test
  void closesTheWindowThatTheOperatorOpened() {
    var now = new AtomicReference<>(Instant.parse("2026-11-22T13:28:00.123Z"));
    var rules =
        new ChatRules(
            Optional.empty(),
            0,
            GroupLimits.STANDARD,
            Optional.of(Duration.ofHours(1)),
            AttachmentLimits.STANDARD);
    try (var store = InMemoryBackend.create(Retention.DEFAULT, now::get);
        var strict = UseCases.over(store, new PlainHasher(), rules)) {
      Username author = SampleUsers.signedUp(store);
      Conversation notes = dm(author, author);
      var command =
          new SendMessage.Command(
              author, notes, new Content("x"), Optional.empty(), Optional.empty());
      var sent = (SendMessage.Outcome.Sent) await(strict.sendMessage().send(command));
      var target = new Target(author, notes, sent.id());
      now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
      assertThat(await(strict.changeMessage().edit(target, new Content("y"))))
          .isInstanceOf(Outcome.Done.class);
      now.updateAndGet(time -> time.plusMillis(1));
      assertThat(await(strict.changeMessage().edit(target, new Content("z"))))
          .isEqualTo(new Outcome.Refused(Reason.TOO_LATE));
      assertThat(await(strict.changeMessage().delete(target)))
          .isEqualTo(new Outcome.Refused(Reason.TOO_LATE));
      assertThat(await(strict.changeMessage().react(target, new Emoji("👍"), false)))
          .isInstanceOf(Outcome.Done.class);
    }
  }
}
