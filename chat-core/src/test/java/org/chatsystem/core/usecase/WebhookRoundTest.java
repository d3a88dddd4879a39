package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleWebhooks.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group.Visibility;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.model.WebhookUrl;
import org.chatsystem.core.port.out.WebhookSender;
import org.chatsystem.core.port.out.Webhooks.Claim;
import org.chatsystem.core.port.out.Webhooks.Kept;
import org.chatsystem.core.port.out.Webhooks.Settlement;
import org.junit.jupiter.api.Test;

class WebhookRoundTest extends ChatUnderTest {
  private static final Instant START = Instant.parse("2026-11-22T13:28:00.123Z");
  private static final Duration DAY = Duration.ofHours(24);

  /** Answers as it is told to, and takes what it is not told about. */
  private final class Sender implements WebhookSender {
    @Override
    public boolean mayCall(WebhookUrl url) {
      return true;
    }

    @Override
    public Answer send(Webhook webhook, Message message) {
      called.add(message.content().text());
      messages.add(message);
      duringCalls.run();
      return answers.isEmpty() ? Answer.TAKEN : answers.poll();
    }
  }

  private final List<String> called = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Deque<WebhookSender.Answer> answers = new ArrayDeque<>();
  private Runnable duringCalls = () -> {};
  private Instant now = START;
  private boolean stopped;

  private final WebhookRound round =
      new WebhookRound(backend, new Sender(), RetryRules.STANDARD, () -> now, () -> stopped);
  private final Username owner = someone();
  private final Username admin = someone();
  private final GroupName name = group(owner, Visibility.PRIVATE);
  private final Conversation group = new Conversation.OfGroup(name);
  private final Webhook hook = webhook(name, admin);

  WebhookRoundTest() {
    chat.changeMembers().put(owner, name, admin, Optional.of(Role.ADMIN));
  }

  private Settlement run(WebhookProgress progress) {
    MessageId head = backend.log().heads(List.of(group)).getOrDefault(group, MessageId.NONE);
    return round.run(new Claim(new Kept(hook, progress), 1), head);
  }

  private static WebhookProgress fresh() {
    return WebhookProgress.from(MessageId.NONE);
  }

  @Test
  void tellsEverythingInOrderAndRemembersHowFarItCame() {
    List<String> texts = IntStream.range(0, 50).mapToObj(i -> "message " + i).toList();
    List<MessageId> ids = texts.stream().map(each -> say(owner, group, each)).toList();
    Settlement settlement = run(fresh());

    assertThat(called).isEqualTo(texts);
    assertThat(settlement.progress()).isEqualTo(WebhookProgress.from(ids.get(49)));
    assertThat(run(settlement.progress()).progress()).isEqualTo(settlement.progress());
    assertThat(called).hasSize(50);
  }

  @Test
  void afterAFailureNothingOvertakes() {
    MessageId first = say(owner, group, "one");
    say(owner, group, "two");
    say(owner, group, "three");
    answers.add(WebhookSender.Answer.TAKEN);
    answers.add(WebhookSender.Answer.failed("status 500"));
    Settlement settlement = run(fresh());

    assertThat(called).containsExactly("one", "two");
    assertThat(settlement.progress())
        .isEqualTo(WebhookProgress.from(first).failed("status 500", START));
    assertThat(settlement.again()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    run(settlement.progress());
    assertThat(called).containsExactly("one", "two", "two", "three");
  }

  @Test
  void isSwitchedOffOnceItHasFailedForADay() {
    say(owner, group, "one");
    WebhookProgress progress = fresh();
    for (Duration later : List.of(Duration.ZERO, DAY.minusSeconds(1), DAY)) {
      assertThat(progress.isOff()).isFalse();
      now = START.plus(later);
      answers.add(WebhookSender.Answer.failed("status 500"));
      progress = run(progress).progress();
    }
    assertThat(progress.failures()).isEqualTo(3);
    assertThat(progress.failingSince()).contains(START);
    assertThat(progress.offSince()).contains(START.plus(DAY));
    assertThat(progress.lastFailure()).isEqualTo("status 500");
  }

  @Test
  void aCallThatIsTakenEndsTheFailures() {
    MessageId id = say(owner, group, "one");
    answers.add(WebhookSender.Answer.failed("status 500"));
    assertThat(run(run(fresh()).progress()).progress()).isEqualTo(WebhookProgress.from(id));
  }

  @Test
  void isSwitchedOffAtOnceIfItDoesNotWantToBeCalled() {
    say(owner, group, "one");
    answers.add(new WebhookSender.Answer(WebhookSender.Verdict.GONE, "status 410"));
    assertThat(run(fresh()).progress().offSince()).contains(START);
  }

  @Test
  void hearsNothingMoreOnceItsMakerDoesNotManageTheGroup() {
    say(owner, group, "before");
    say(owner, group, "also before");
    duringCalls = () -> chat.changeMembers().remove(owner, name, admin);
    WebhookProgress progress = run(fresh()).progress();

    assertThat(called).containsExactly("before");
    assertThat(progress.offSince()).contains(START);
    assertThat(progress.lastFailure()).contains("maker");
  }

  @Test
  void aMakerWhoBecomesAPlainMemberIsHeardNoMore() {
    chat.changeMembers().put(owner, name, admin, Optional.of(Role.MEMBER));
    say(owner, group, "after");
    assertThat(run(fresh()).progress().isOff()).isTrue();
    assertThat(called).isEmpty();
  }

  @Test
  void endsBetweenTwoMessagesWhenItIsStopped() {
    MessageId first = say(owner, group, "one");
    say(owner, group, "two");
    duringCalls = () -> stopped = true;
    Settlement settlement = run(fresh());

    assertThat(called).containsExactly("one");
    assertThat(settlement.progress()).isEqualTo(WebhookProgress.from(first));
    assertThat(settlement.again()).isZero();
  }

  @Test
  void aCallThatIsCutShortByStoppingIsNoFailure() {
    say(owner, group, "one");
    duringCalls = () -> stopped = true;
    answers.add(WebhookSender.Answer.failed("cut short"));
    assertThat(run(fresh()).progress()).isEqualTo(fresh());
  }

  @Test
  void doesNotLookForEverForWhatRetentionHasRemoved() {
    var head = new MessageId(START.toEpochMilli(), 7);
    Settlement settlement = round.run(new Claim(new Kept(hook, fresh()), 1), head);
    assertThat(settlement.progress().upTo()).isEqualTo(head);
  }

  @Test
  void waitsLongerEachTimeUpToAnHour() {
    for (int failures = 1; failures < 100; failures++) {
      Duration most = Duration.ofSeconds(Math.min(3_600, 1L << Math.min(failures, 20)));
      assertThat(RetryRules.STANDARD.after(failures)).isBetween(most.dividedBy(2), most);
    }
  }

  @Test
  void nobodyWhoIsGoneIsNamedToIt() {
    Username member = someone();
    chat.changeMembers().put(owner, name, member, Optional.empty());
    say(member, group, "from a member");
    say(owner, group, "to @" + member);
    depart(member);
    run(fresh());

    assertThat(messages).extracting(Message::from).containsExactly(Username.DELETED, owner);
    assertThat(messages).extracting(Message::mentioned).containsOnly(List.of());
  }

  @Test
  void hearsNothingMoreOnceItsMakerIsGone() {
    depart(admin);
    new Farewell(backend, new AttachmentRemoval(backend.log(), backend.attachments())).undo(admin);
    say(owner, group, "after");

    assertThat(run(fresh()).progress().isOff()).isTrue();
    assertThat(called).isEmpty();
  }
}
