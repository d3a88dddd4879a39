package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.answer;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.leave;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.Appended.Reason.MESSAGE_NOT_FOUND;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What a message answers and whom it mentions; a part of MessageLogContract. */
interface ReplyAndMentionContract extends LogUnderTest {
  @Test
  default void keepsAndAnnouncesWhatAMessageAnswersAndWhomItMentions() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    Channel channel = new Channel.OfUser(bob);
    Ear ear = Ear.at(otherNode(), channel);
    MessageId first = say(backend(), dm, alice, 1).get(0);
    var content = new Content("yes, @" + bob + "!");
    MessageId id = stored(backend(), reply(dm, alice, content, first, Optional.empty())).id();

    Message expected = message(id, dm, alice, content, Optional.of(first), List.of(bob));
    assertThat(all(otherNode(), dm)).contains(expected);
    assertThat(otherNode().log().latest(List.of(dm))).containsEntry(dm, expected);
    assertThat(ear.heardOn(channel, backend())).contains(new MessageStored(expected, first, 0));
  }

  @Test
  default void refusesToAnswerWhatIsNotThere() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    Conversation notes = dm(alice, alice);
    MessageId elsewhere = say(backend(), notes, alice, 3).get(2);
    MessageId there = say(backend(), dm, alice, 1).get(0);
    Ref ref = SampleDrafts.ref();
    for (MessageId each :
        List.of(elsewhere, MessageId.NONE, new MessageId(there.millis(), 2), new MessageId(1, 1))) {
      assertThat(answer(otherNode(), reply(dm, alice, new Content("?"), each, Optional.of(ref))))
          .isEqualTo(new Appended.Refused(MESSAGE_NOT_FOUND));
    }
    assertThat(all(backend(), dm)).hasSize(1);
    assertThat(stored(backend(), reply(dm, alice, new Content("?"), there, Optional.of(ref))))
        .extracting(Appended.Stored::duplicate)
        .isEqualTo(false);
  }

  @Test
  default void refusesToAnswerWhatRetentionHasRemoved() {
    var age = Duration.ofSeconds(1);
    Backend node = backendKeeping(new Retention(age, 1_000));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    MessageId old = say(node, notes, alice, 1).get(0);
    pass(age.plusMillis(50));

    assertThat(answer(node, reply(notes, alice, new Content("?"), old, Optional.empty())))
        .isEqualTo(new Appended.Refused(MESSAGE_NOT_FOUND));
  }

  @Test
  default void mentionsMembersOfTheGroupAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Username gone = signedUp(backend());
    GroupName name = founded(backend(), alice, bob, gone);
    backend().groups().change(change(name, leave(gone)));
    Username outside = signedUp(backend());
    Conversation group = new Conversation.OfGroup(name);
    stored(backend(), draft(group, alice, calling(outside, gone, alice, bob)));

    assertThat(all(otherNode(), group).get(0).mentioned()).containsExactly(alice, bob);
    assertThat(mentions(group, bob)).isEqualTo(1);
    assertThat(mentions(group, gone)).isZero();
    assertThat(mentions(group, outside)).isZero();
  }

  @Test
  default void mentionsTheTwoOfADirectConversationAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Username carol = signedUp(backend());
    stored(backend(), draft(dm(alice, bob), alice, calling(carol, bob)));
    stored(backend(), draft(dm(alice, bob), alice, calling(carol)));

    assertThat(all(otherNode(), dm(alice, bob)))
        .extracting(Message::mentioned)
        .containsExactly(List.of(bob), List.of());
  }

  @Test
  default void mentionsEverybodyWhoHasAnAccountInABroadcast() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    MessageId id =
        stored(backend(), draft(Conversation.BROADCAST, alice, calling(stranger(), bob, alice)))
            .id();

    assertThat(otherNode().log().readAfter(Conversation.BROADCAST, justBefore(id), 1))
        .extracting(Message::mentioned)
        .containsExactly(List.of(bob, alice));
    assertThat(
            backend()
                .log()
                .mentionsAfter(bob, Map.of(Conversation.BROADCAST, justBefore(id)))
                .get(Conversation.BROADCAST))
        .isEqualTo(1);
  }

  @Test
  default void countsMentionsAfterAPoint() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    Conversation notes = dm(bob, bob);
    stored(backend(), draft(dm, alice, calling(bob)));
    MessageId read = stored(backend(), draft(dm, alice, calling(bob))).id();
    stored(backend(), draft(dm, alice, "and so on"));
    stored(backend(), draft(dm, alice, calling(bob, alice)));
    stored(otherNode(), draft(dm, alice, calling(bob, bob)));
    stored(backend(), draft(dm, bob, calling(bob)));

    assertThat(mentions(dm, bob)).isEqualTo(4);
    assertThat(mentions(dm, alice)).isZero();
    assertThat(otherNode().log().mentionsAfter(bob, Map.of(dm, read, notes, MessageId.NONE)))
        .isEqualTo(Map.of(dm, 2L, notes, 0L));
    assertThat(otherNode().log().mentionsAfter(bob, Map.of())).isEmpty();
  }

  @Test
  default void countsNoMentionThatRetentionHasRemoved() {
    Backend node = backendKeeping(new Retention(Duration.ofHours(1), 50));
    Username alice = signedUp(node);
    Username bob = signedUp(node);
    Conversation dm = dm(alice, bob);
    stored(node, draft(dm, alice, calling(bob)));
    say(node, dm, alice, 600);

    assertThat(node.log().mentionsAfter(bob, Map.of(dm, MessageId.NONE))).isEqualTo(Map.of(dm, 0L));
  }

  private long mentions(Conversation conversation, Username user) {
    return otherNode()
        .log()
        .mentionsAfter(user, Map.of(conversation, MessageId.NONE))
        .get(conversation);
  }

  private static String calling(Username... users) {
    return "hello @" + String.join(" @", List.of(users).stream().map(Username::value).toList());
  }

  private static MessageId justBefore(MessageId id) {
    return new MessageId(id.millis(), id.seq() - 1);
  }

  private static Draft reply(
      Conversation to, Username from, Content content, MessageId replyTo, Optional<Ref> ref) {
    return new Draft(to, from, content, ref, Optional.empty(), Optional.of(replyTo));
  }

  private static Message message(
      MessageId id,
      Conversation conversation,
      Username from,
      Content content,
      Optional<MessageId> replyTo,
      List<Username> mentioned) {
    return new Message(
        id, conversation, from, content, Optional.empty(), Optional.empty(), replyTo, mentioned);
  }
}
