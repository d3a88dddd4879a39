package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Conversation.BROADCAST;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SendMessage.Command;
import org.chatsystem.core.port.in.SendMessage.Outcome;
import org.chatsystem.core.port.in.SendMessage.Reason;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class SendMessageServiceTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();

  @Test
  void saysItToTheOther() {
    assertThat(send(alice, dm(alice, bob), "hi")).isInstanceOf(Outcome.Sent.class);
  }

  @Test
  void aRepeatedRefSaysNothingNew() {
    Optional<Ref> ref = Optional.of(ref());
    var first = (Outcome.Sent) send(alice, dm(alice, bob), "hi", ref);
    var second = (Outcome.Sent) send(alice, BROADCAST, "something else", ref);
    assertThat(second).isEqualTo(new Outcome.Sent(first.conversation(), first.id(), true));
  }

  @Test
  void refusesWhoNeverSignedUp() {
    assertThat(send(alice, dm(alice, stranger()), "hi"))
        .isEqualTo(new Outcome.Refused(Reason.USER_NOT_FOUND));
  }

  @Test
  void refusesSomeoneOutsideTheGroup() {
    var open = new Conversation.OfGroup(group(bob, PUBLIC));
    assertThat(send(alice, open, "hi")).isEqualTo(new Outcome.Refused(Reason.NOT_A_MEMBER));
  }

  @Test
  void aPrivateGroupLooksMissing() {
    var hidden = new Conversation.OfGroup(group(bob, PRIVATE));
    var missing = new Conversation.OfGroup(SampleGroups.newName());
    assertThat(send(alice, hidden, "hi")).isEqualTo(send(alice, missing, "hi"));
    assertThat(send(alice, hidden, "hi")).isEqualTo(new Outcome.Refused(Reason.GROUP_NOT_FOUND));
  }

  @Test
  void onlyBroadcastersBroadcastWhereThatIsTheRule() {
    try (var node = backend.anotherNode(Retention.DEFAULT);
        var strict = UseCases.over(node, new PlainHasher(), ChatRules.broadcastBy(Set.of(bob)))) {
      var byAlice =
          new Command(alice, BROADCAST, new Content("hi"), Optional.empty(), Optional.empty());
      var byBob =
          new Command(bob, BROADCAST, new Content("hi"), Optional.empty(), Optional.empty());
      assertThat(await(strict.sendMessage().send(byAlice)))
          .isEqualTo(new Outcome.Refused(Reason.BROADCAST_NOT_ALLOWED));
      assertThat(await(strict.sendMessage().send(byBob))).isInstanceOf(Outcome.Sent.class);
    }
  }
}
