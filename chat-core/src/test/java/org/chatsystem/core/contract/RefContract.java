package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.answer;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleUsers.account;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** A ref makes a repeat harmless; a part of MessageLogContract. */
interface RefContract extends LogUnderTest {
  @Test
  default void answersARepeatedRefAsTheFirstTime() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    Ref ref = ref();
    Appended.Stored first = stored(backend(), draft(dm, alice, ref));
    MessageId between = stored(backend(), draft(dm, alice)).id();

    assertThat(stored(otherNode(), draft(dm, alice, ref)))
        .isEqualTo(new Appended.Stored(dm, first.id(), true));
    assertThat(stored(backend(), draft(dm, alice, ref)))
        .isEqualTo(new Appended.Stored(dm, first.id(), true));
    assertThat(all(backend(), dm)).extracting(Message::id).containsExactly(first.id(), between);
    assertThat(backend().readMarkers().of(alice, List.of(dm))).isEqualTo(Map.of(dm, between));
  }

  @Test
  default void answersARefRepeatedInAnotherConversationAsTheFirstTime() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    Conversation elsewhere = new Conversation.OfGroup(founded(backend(), alice));
    Ref ref = ref();
    Appended.Stored first = stored(backend(), draft(dm, alice, ref));

    assertThat(stored(otherNode(), draft(elsewhere, alice, ref)))
        .isEqualTo(new Appended.Stored(dm, first.id(), true));
    assertUntouched(elsewhere);
  }

  @Test
  default void announcesNothingForARepeatedRef() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    Ref ref = ref();
    stored(backend(), draft(notes, alice, ref));
    Channel channel = new Channel.OfUser(alice);
    Ear ear = Ear.at(backend(), channel);
    stored(otherNode(), draft(notes, alice, ref));

    assertThat(ear.heardOn(channel, backend(), otherNode())).isEmpty();
  }

  @Test
  default void keepsTheRefsOfSendersApart() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    Ref ref = ref();
    stored(backend(), draft(dm, alice, ref));

    assertThat(stored(backend(), draft(dm, bob, ref)).duplicate()).isFalse();
  }

  @Test
  default void takesAnyRefAsItIs() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    List<Ref> odd =
        Stream.of(":", " ", "a:b{c}", "\r\n", "👍".repeat(64), "A", "a").map(Ref::new).toList();
    for (Ref each : odd) {
      assertThat(stored(backend(), draft(notes, alice, each)).duplicate()).isFalse();
      assertThat(stored(otherNode(), draft(notes, alice, each)).duplicate()).isTrue();
    }
    assertThat(all(backend(), notes)).extracting(each -> each.ref().orElseThrow()).isEqualTo(odd);
  }

  @Test
  default void doesNotUseUpTheRefOfARefusedMessage() {
    Username alice = signedUp(backend());
    Username bob = stranger();
    Conversation dm = dm(alice, bob);
    GroupName name = founded(backend(), stranger());
    Conversation group = new Conversation.OfGroup(name);
    Ref toBob = ref();
    Ref toGroup = ref();
    assertThat(answer(backend(), draft(dm, alice, toBob))).isInstanceOf(Appended.Refused.class);
    assertThat(answer(backend(), draft(group, alice, toGroup)))
        .isInstanceOf(Appended.Refused.class);
    backend().users().create(account(bob));
    backend().groups().change(change(name, join(alice)));

    assertThat(stored(otherNode(), draft(dm, alice, toBob)).duplicate()).isFalse();
    assertThat(stored(otherNode(), draft(group, alice, toGroup)).duplicate()).isFalse();
  }

  @Test
  default void remembersARefLongerThanItsMessage() {
    Backend node = backendKeeping(new Retention(Duration.ofHours(1), 10));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    Ref ref = ref();
    Appended.Stored first = stored(node, draft(notes, alice, ref));
    say(node, notes, alice, 400);
    assertThat(all(node, notes)).extracting(Message::id).doesNotContain(first.id());

    assertThat(stored(node, draft(notes, alice, ref)))
        .isEqualTo(new Appended.Stored(notes, first.id(), true));
  }

  @Test
  default void storesOnceWhatManyRepeatAtOnce() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    List<Ref> refs = Stream.generate(SampleDrafts::ref).limit(50).toList();
    List<List<Appended.Stored>> answers =
        Waiting.onAtOnce(8, i -> sayAll(node(i), dm, alice, refs));

    assertThat(all(backend(), dm)).hasSize(refs.size());
    for (int i = 0; i < refs.size(); i++) {
      int ref = i;
      assertGivenOnce(answers.stream().map(each -> each.get(ref)).toList());
    }
  }

  @Test
  default void storesOnceWhatIsSaidInTwoConversationsAtOnce() {
    Username alice = signedUp(backend());
    List<Conversation> two = List.of(dm(alice, alice), dm(alice, signedUp(backend())));
    List<Ref> refs = Stream.generate(SampleDrafts::ref).limit(50).toList();
    List<List<Appended.Stored>> answers =
        Waiting.onAtOnce(8, i -> sayAll(node(i), two.get(i / 4), alice, refs));

    assertThat(all(backend(), two.get(0)).size() + all(backend(), two.get(1)).size())
        .isEqualTo(refs.size());
    IntStream.range(0, refs.size())
        .forEach(i -> assertGivenOnce(answers.stream().map(each -> each.get(i)).toList()));
  }

  private static List<Appended.Stored> sayAll(
      Backend node, Conversation conversation, Username from, List<Ref> refs) {
    return refs.stream().map(ref -> stored(node, draft(conversation, from, ref))).toList();
  }

  private static void assertGivenOnce(List<Appended.Stored> answers) {
    Appended.Stored any = answers.get(0);
    assertThat(answers).filteredOn(each -> !each.duplicate()).hasSize(1);
    assertThat(answers)
        .allSatisfy(each -> assertThat(each.id()).isEqualTo(any.id()))
        .allSatisfy(each -> assertThat(each.conversation()).isEqualTo(any.conversation()));
  }
}
