package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ReadHistory.Reason;
import org.chatsystem.core.port.in.ShowTyping;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;
import org.junit.jupiter.api.Test;

class TypingTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();
  private final Queue<Notice.Typing> seen = new ConcurrentLinkedQueue<>();
  private final Queue<Notice.Said> said = new ConcurrentLinkedQueue<>();

  private final class Screen implements Outbox {
    @Override
    public void offer(Delivery delivery) {
      if (delivery.notice() instanceof Notice.Typing typing) {
        seen.add(typing);
      } else if (delivery.notice() instanceof Notice.Said message) {
        said.add(message);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close(Ending why) {}
  }

  private Optional<Reason> type(Username user, Conversation where) {
    return await(chat.showTyping().typing(user, where));
  }

  private void connect(Username user) {
    await(chat.connectUser().connect(user, Optional.empty(), new Screen()));
  }

  private List<Username> typists() {
    return seen.stream().map(Notice.Typing::user).toList();
  }

  /** What was told before a message is there when the message is. */
  private void awaitAllBefore(Conversation where) {
    int before = said.size();
    say(alice, where, "the end");
    Awaitility.await().until(() -> said.size() > before);
  }

  @Test
  void theOthersSeeItOnceInAWhile() {
    say(alice, dm(alice, bob), "hello");
    connect(bob);
    connect(alice);
    assertThat(type(alice, dm(alice, bob))).isEmpty();
    assertThat(type(alice, dm(alice, bob))).isEmpty();
    awaitAllBefore(dm(alice, bob));
    assertThat(seen).containsExactly(new Notice.Typing(bob, alice, dm(alice, bob)));
  }

  @Test
  void aGroupSeesSoManyAtATime() {
    GroupName name = group(alice, PUBLIC);
    var group = new Conversation.OfGroup(name);
    connect(alice);
    List<Username> members =
        Stream.generate(this::someone).limit(2 * ShowTyping.MOST_AT_ONCE + 2).toList();
    members.forEach(each -> chat.changeMembers().put(each, name, each, Optional.empty()));
    awaitAllBefore(group); // by then it is known here who is in
    members.stream()
        .map(each -> chat.showTyping().typing(each, group))
        .toList()
        .forEach(each -> assertThat(await(each)).isEmpty());
    awaitAllBefore(group);
    assertThat(seen).hasSizeBetween(1, 2 * ShowTyping.MOST_AT_ONCE); // two windows, if unlucky
    assertThat(typists()).doesNotHaveDuplicates().doesNotContain(alice);
  }

  @Test
  void strangersAndThoseRemovedShowNothing() {
    GroupName open = group(alice, PUBLIC);
    var hidden = new Conversation.OfGroup(group(alice, PRIVATE));
    var group = new Conversation.OfGroup(open);
    connect(alice);
    assertThat(type(bob, group)).contains(Reason.NOT_A_MEMBER);
    assertThat(type(bob, hidden)).contains(Reason.GROUP_NOT_FOUND);
    assertThat(type(bob, dm(bob, stranger()))).contains(Reason.USER_NOT_FOUND);
    assertThat(type(bob, dm(alice, bob))).as("nothing was said there").isEmpty();
    assertThat(type(bob, Conversation.BROADCAST)).isEmpty();
    Username carol = someone();
    chat.changeMembers().put(carol, open, carol, Optional.empty());
    chat.changeMembers().remove(alice, open, carol);
    assertThat(type(carol, group)).contains(Reason.NOT_A_MEMBER);
    awaitAllBefore(group);
    assertThat(seen).isEmpty();
  }

  @Test
  void whileOneOfTwoBlocksTheOtherNeitherSeesIt() {
    GroupName name = group(alice, PUBLIC);
    chat.changeMembers().put(bob, name, bob, Optional.empty());
    var group = new Conversation.OfGroup(name);
    say(alice, dm(alice, bob), "hello");
    connect(alice);
    connect(bob);
    awaitAllBefore(group);
    chat.blockUsers().block(alice, bob);
    assertThat(type(alice, dm(alice, bob))).isEmpty();
    assertThat(type(bob, dm(alice, bob))).isEmpty();
    assertThat(type(bob, group)).isEmpty();
    awaitAllBefore(group);
    assertThat(seen).extracting(Notice.Typing::conversation).containsOnly(group);
    chat.blockUsers().unblock(alice, bob);
    Username carol = someone();
    say(alice, dm(alice, carol), "hello");
    assertThat(type(carol, dm(alice, carol))).isEmpty();
    Awaitility.await().until(() -> typists().contains(carol));
  }
}
