package org.chatsystem.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.port.out.Webhooks;

/** Each belongs to the {@link Room} in which it was made, and counts as long as that is open. */
final class InMemoryWebhooks implements Webhooks {
  /**
   * @param turn grows with each claim, so that an old one is told from the present one
   */
  private record Entry(Room room, Kept kept, Instant due, long turn) {
    boolean isIn(GroupName group) {
      return kept.webhook().group().equals(group);
    }

    boolean isDue(Instant now) {
      return !kept.progress().isOff() && !due.isAfter(now);
    }

    Entry with(WebhookProgress progress, Instant nextDue) {
      return new Entry(room, new Kept(kept.webhook(), progress), nextDue, turn + 1);
    }
  }

  private final Map<WebhookId, Entry> entries = new LinkedHashMap<>();
  private final InMemoryGroups groups;
  private final InstantSource clock;

  InMemoryWebhooks(InMemoryGroups groups, InstantSource clock) {
    this.groups = groups;
    this.clock = clock;
  }

  @Override
  public synchronized Added add(Webhook webhook, MessageId from) {
    forgetDeleted();
    Optional<Room> room = groups.room(webhook.group());
    if (room.isEmpty()) {
      return Added.NO_GROUP;
    }
    if (entriesOf(webhook.group()).size() >= MAX_PER_GROUP) {
      return Added.TOO_MANY;
    }
    var kept = new Kept(webhook, WebhookProgress.from(from));
    entries.put(webhook.id(), new Entry(room.get(), kept, clock.instant(), 0));
    return Added.ADDED;
  }

  @Override
  public synchronized List<Kept> of(GroupName group) {
    forgetDeleted();
    return entriesOf(group).stream().map(Entry::kept).toList();
  }

  private List<Entry> entriesOf(GroupName group) {
    return entries.values().stream().filter(each -> each.isIn(group)).toList();
  }

  private void forgetDeleted() {
    entries.values().removeIf(each -> each.room().isClosed());
  }

  @Override
  public synchronized boolean remove(GroupName group, WebhookId id) {
    forgetDeleted();
    Entry known = entries.get(id);
    return known != null && known.isIn(group) && entries.remove(id, known);
  }

  @Override
  public synchronized List<Claim> claim(int most, Duration lease) {
    forgetDeleted();
    Instant now = clock.instant();
    List<Entry> due =
        entries.values().stream()
            .filter(each -> each.isDue(now))
            .sorted(Comparator.comparing(Entry::due))
            .limit(most)
            .toList();
    var claims = new ArrayList<Claim>();
    for (Entry each : due) {
      Entry claimed = each.with(each.kept().progress(), now.plus(lease));
      entries.put(each.kept().webhook().id(), claimed);
      claims.add(new Claim(claimed.kept(), claimed.turn()));
    }
    return claims;
  }

  @Override
  public synchronized void settle(List<Settlement> settlements) {
    forgetDeleted();
    settlements.forEach(this::settle);
  }

  private void settle(Settlement settlement) {
    Claim claim = settlement.claim();
    entries.computeIfPresent(
        claim.kept().webhook().id(),
        (id, known) ->
            known.turn() == claim.token()
                ? known.with(settlement.progress(), clock.instant().plus(settlement.again()))
                : known);
  }
}
