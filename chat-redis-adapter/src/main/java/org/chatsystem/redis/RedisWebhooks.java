package org.chatsystem.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.port.out.Webhooks;

/**
 * Webhooks: a hash for each group, and for all together a sorted set of when they are due. What is
 * due but not there any more, as its group was deleted, is taken out by whoever claims it.
 */
final class RedisWebhooks implements Webhooks {
  private static final String NEVER = "";

  private final Store store;
  private final Keys keys;

  RedisWebhooks(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public Added add(Webhook webhook, MessageId from) {
    var ref = WebhookRef.of(webhook);
    return Added.valueOf(
        Reply.text(
            store.run(
                Call.of(Script.ADD_WEBHOOK)
                    .key(keys.group(ref.group()))
                    .key(keys.webhooks(ref.group()))
                    .key(keys.webhooksDue())
                    .arg(ref.id().value())
                    .arg(WebhookCodec.encode(webhook))
                    .arg(WebhookCodec.encode(WebhookProgress.from(from)))
                    .arg(ref.toString())
                    .arg(MAX_PER_GROUP))));
  }

  @Override
  public List<Kept> of(GroupName group) {
    Map<String, String> fields = store.ask(redis -> redis.hgetAll(keys.webhooks(group)));
    return fields.keySet().stream()
        .filter(field -> field.length() == WebhookId.LENGTH)
        .map(id -> new WebhookRef(group, new WebhookId(id)))
        .map(ref -> ref.kept(fields.get(ref.id().value()), fields.get(ref.progressField())))
        .sorted(
            Comparator.comparing((Kept each) -> each.webhook().createdAt())
                .thenComparing(each -> each.webhook().id().value()))
        .toList();
  }

  @Override
  public boolean remove(GroupName group, WebhookId id) {
    return Reply.yes(
        store.run(
            Call.of(Script.REMOVE_WEBHOOK)
                .key(keys.webhooks(group))
                .key(keys.webhooksDue())
                .arg(id.value())
                .arg(new WebhookRef(group, id).toString())));
  }

  @Override
  public List<Claim> claim(int most, Duration lease) {
    List<?> answer =
        Reply.list(
            store.run(
                Call.of(Script.CLAIM_WEBHOOKS)
                    .key(keys.webhooksDue())
                    .arg(most)
                    .arg(lease.toMillis())));
    long token = Long.parseLong(Reply.text(answer.get(0)));
    List<WebhookRef> refs = Reply.texts(answer.get(1)).stream().map(WebhookRef::parse).toList();
    return refs.isEmpty() ? List.of() : claims(refs, token);
  }

  private List<Claim> claims(List<WebhookRef> refs, long token) {
    List<List<String>> found =
        store.askAll(
            pipeline ->
                refs.stream()
                    .map(
                        ref ->
                            pipeline.hmget(
                                keys.webhooks(ref.group()), ref.id().value(), ref.progressField()))
                    .toList());
    var claims = new ArrayList<Claim>();
    var gone = new ArrayList<Call>();
    for (int i = 0; i < refs.size(); i++) {
      List<String> fields = found.get(i);
      if (fields.get(0) == null) {
        gone.add(settling(refs.get(i), token, "", NEVER));
      } else {
        claims.add(new Claim(refs.get(i).kept(fields.get(0), fields.get(1)), token));
      }
    }
    store.runAll(gone);
    return claims;
  }

  @Override
  public void settle(List<Settlement> settlements) {
    store.runAll(settlements.stream().map(this::settling).toList());
  }

  private Call settling(Settlement settlement) {
    Claim claim = settlement.claim();
    WebhookProgress progress = settlement.progress();
    return settling(
        WebhookRef.of(claim.kept().webhook()),
        claim.token(),
        WebhookCodec.encode(progress),
        progress.isOff() ? NEVER : Long.toString(settlement.again().toMillis()));
  }

  private Call settling(WebhookRef ref, long token, String progress, String again) {
    return Call.of(Script.SETTLE_WEBHOOK)
        .key(keys.webhooks(ref.group()))
        .key(keys.webhooksDue())
        .arg(ref.id().value())
        .arg(ref.toString())
        .arg(token)
        .arg(progress)
        .arg(again);
  }
}
