package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleGroups.publicGroup;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleWebhooks.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Webhooks;
import org.chatsystem.core.port.out.Webhooks.Added;
import org.chatsystem.core.port.out.Webhooks.Claim;
import org.chatsystem.core.port.out.Webhooks.Kept;
import org.chatsystem.core.port.out.Webhooks.Settlement;
import org.junit.jupiter.api.Test;

/** What {@link Webhooks} promises. The store may hold webhooks of other tests, due like any. */
public interface WebhooksContract extends StoreUnderTest {
  /** Longer than a test. */
  Duration LONG = Duration.ofMinutes(5);

  /** Short enough to wait for. */
  Duration SHORT = Duration.ofMillis(300);

  /** Short enough to wait for, long enough to look before it is over. */
  Duration WHILE = Duration.ofSeconds(2);

  private static Webhook added(Backend node, GroupName group, Username maker) {
    Webhook webhook = webhook(group, maker);
    assertThat(node.webhooks().add(webhook, MessageId.NONE)).isEqualTo(Added.ADDED);
    return webhook;
  }

  /** Those of this group among all that are due. */
  private static List<Claim> claimed(Backend node, GroupName group, Duration lease) {
    return node.webhooks().claim(10_000, lease).stream()
        .filter(each -> each.kept().webhook().group().equals(group))
        .toList();
  }

  private static void settle(Backend node, Claim claim, WebhookProgress progress, Duration again) {
    node.webhooks().settle(List.of(new Settlement(claim, progress, again)));
  }

  private static List<Webhook> webhooksOf(Backend node, GroupName group) {
    return node.webhooks().of(group).stream().map(Kept::webhook).toList();
  }

  private static WebhookProgress progressOf(Backend node, GroupName group) {
    return node.webhooks().of(group).get(0).progress();
  }

  @Test
  default void keepsThoseOfEachGroupInTheirOrder() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    var from = new MessageId(1_763_818_080_123L, 57);
    Webhook first = webhook(group, alice);
    assertThat(backend().webhooks().add(first, from)).isEqualTo(Added.ADDED);
    Webhook second = added(otherNode(), group, alice);

    assertThat(webhooksOf(otherNode(), group)).containsExactly(first, second);
    assertThat(progressOf(otherNode(), group)).isEqualTo(WebhookProgress.from(from));
    assertThat(backend().webhooks().of(founded(backend(), alice))).isEmpty();
    assertThat(otherNode().webhooks().remove(newName(), first.id())).isFalse();
    assertThat(otherNode().webhooks().remove(group, first.id())).isTrue();
    assertThat(backend().webhooks().remove(group, first.id())).isFalse();
    assertThat(webhooksOf(backend(), group)).containsExactly(second);
  }

  @Test
  default void aGroupHasNoMoreThanSoManyOfManyAtOnce() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    List<Added> added =
        Waiting.onAtOnce(
            Webhooks.MAX_PER_GROUP + 3,
            i ->
                (i % 2 == 0 ? backend() : otherNode())
                    .webhooks()
                    .add(webhook(group, alice), MessageId.NONE));

    assertThat(Collections.frequency(added, Added.ADDED)).isEqualTo(Webhooks.MAX_PER_GROUP);
    assertThat(Collections.frequency(added, Added.TOO_MANY)).isEqualTo(3);
    assertThat(backend().webhooks().of(group)).hasSize(Webhooks.MAX_PER_GROUP);
  }

  @Test
  default void endTogetherWithTheirGroup() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    Webhook webhook = added(backend(), group, alice);
    Claim claim = claimed(backend(), group, SHORT).get(0);
    otherNode().groups().delete(group, alice);

    assertThat(backend().webhooks().of(group)).isEmpty();
    assertThat(backend().webhooks().add(webhook(group, alice), MessageId.NONE))
        .isEqualTo(Added.NO_GROUP);
    settle(backend(), claim, claim.kept().progress(), Duration.ZERO);
    backend().groups().create(publicGroup(group), alice);
    assertThat(backend().webhooks().of(group)).isEmpty();
    assertThat(otherNode().webhooks().remove(group, webhook.id())).isFalse();
    pass(SHORT);
    assertThat(claimed(otherNode(), group, LONG)).isEmpty();
    Webhook next = added(otherNode(), group, alice);
    assertThat(claimed(backend(), group, LONG))
        .extracting(each -> each.kept().webhook())
        .containsExactly(next);
  }

  @Test
  default void isClaimedByOneAtATime() {
    Username alice = signedUp(backend());
    for (int round = 0; round < 10; round++) {
      GroupName group = founded(backend(), alice);
      Webhook one = added(backend(), group, alice);
      Webhook two = added(backend(), group, alice);
      List<List<Claim>> claims =
          Waiting.onAtOnce(6, i -> claimed(i % 2 == 0 ? backend() : otherNode(), group, LONG));

      assertThat(claims.stream().flatMap(List::stream))
          .extracting(each -> each.kept().webhook())
          .containsExactlyInAnyOrder(one, two);
    }
  }

  @Test
  default void noMoreAreClaimedThanAskedFor() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    added(backend(), group, alice);
    added(backend(), group, alice);

    assertThat(backend().webhooks().claim(1, LONG)).hasSize(1);
    assertThat(backend().webhooks().claim(1, LONG)).hasSize(1);
  }

  @Test
  default void aClaimThatRunsOutLetsOthersGoOnFromWhatWasSettled() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    added(backend(), group, alice);
    Claim first = claimed(backend(), group, WHILE).get(0);
    assertThat(claimed(otherNode(), group, LONG)).isEmpty();
    pass(WHILE);

    Claim second = claimed(otherNode(), group, LONG).get(0);
    WebhookProgress seven = second.kept().progress().delivered(new MessageId(5, 7));
    settle(otherNode(), second, seven, Duration.ZERO);
    settle(backend(), first, first.kept().progress().delivered(new MessageId(5, 6)), LONG);
    assertThat(progressOf(backend(), group)).isEqualTo(seven);
    assertThat(claimed(backend(), group, LONG))
        .extracting(each -> each.kept().progress())
        .containsExactly(seven);
  }

  @Test
  default void aLateSettlementDoesNotTouchALaterClaim() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    added(backend(), group, alice);
    Claim first = claimed(backend(), group, SHORT).get(0);
    pass(SHORT);
    Claim second = claimed(otherNode(), group, LONG).get(0);
    settle(backend(), first, first.kept().progress().delivered(new MessageId(5, 6)), Duration.ZERO);

    assertThat(claimed(backend(), group, LONG)).isEmpty();
    assertThat(progressOf(backend(), group)).isEqualTo(second.kept().progress());
  }

  @Test
  default void isDueAgainWhenItWasSaidToBe() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    added(backend(), group, alice);
    Claim claim = claimed(backend(), group, LONG).get(0);
    WebhookProgress failed =
        claim.kept().progress().failed("status 500", Instant.parse("2026-11-22T14:00:00.456Z"));
    settle(backend(), claim, failed, WHILE);

    assertThat(claimed(otherNode(), group, LONG)).isEmpty();
    pass(WHILE);
    Claim again = claimed(otherNode(), group, LONG).get(0);
    assertThat(again.kept().progress()).isEqualTo(failed);
    settle(otherNode(), again, failed.delivered(new MessageId(5, 6)), Duration.ZERO);
    assertThat(progressOf(backend(), group)).isEqualTo(WebhookProgress.from(new MessageId(5, 6)));
  }

  @Test
  default void oneThatIsOffIsNeverDueButStillShown() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    Webhook webhook = added(backend(), group, alice);
    Claim claim = claimed(backend(), group, SHORT).get(0);
    WebhookProgress off =
        claim.kept().progress().off("status 410", Instant.parse("2026-11-23T14:00:00.456Z"));
    settle(backend(), claim, off, Duration.ZERO);
    pass(SHORT);

    assertThat(claimed(otherNode(), group, LONG)).isEmpty();
    assertThat(progressOf(otherNode(), group)).isEqualTo(off);
    assertThat(webhooksOf(otherNode(), group)).containsExactly(webhook);
  }

  @Test
  default void oneThatWasRemovedMeanwhileStaysRemoved() {
    Username alice = signedUp(backend());
    GroupName group = founded(backend(), alice);
    Webhook webhook = added(backend(), group, alice);
    Claim claim = claimed(backend(), group, LONG).get(0);
    otherNode().webhooks().remove(group, webhook.id());
    settle(backend(), claim, claim.kept().progress(), Duration.ZERO);

    assertThat(backend().webhooks().of(group)).isEmpty();
    assertThat(claimed(backend(), group, LONG)).isEmpty();
  }
}
