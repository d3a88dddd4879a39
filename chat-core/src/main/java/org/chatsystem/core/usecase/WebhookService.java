package org.chatsystem.core.usecase;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookSecret;
import org.chatsystem.core.port.in.ManageWebhooks;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.WebhookSender;
import org.chatsystem.core.port.out.Webhooks;

/** Webhooks as those see them who manage a group; {@link WebhookCourier} calls them. */
final class WebhookService implements ManageWebhooks {
  private static final int SECRET_BYTES = 32;

  private final Webhooks webhooks;
  private final Departures departures;
  private final Groups groups;
  private final MessageLog log;
  private final Access access;
  private final WebhookSender sender;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  WebhookService(Backend backend, Access access, WebhookSender sender, InstantSource clock) {
    this.webhooks = backend.webhooks();
    this.departures = backend.departures();
    this.groups = backend.groups();
    this.log = backend.log();
    this.access = access;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public Outcome create(Command command) {
    Optional<Reason> refusal = refusal(command.actor(), command.group());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    if (!sender.mayCall(command.url())) {
      return new Outcome.Refused(Reason.URL_NOT_ALLOWED);
    }
    var webhook =
        new Webhook(
            new WebhookId(HexFormat.of().formatHex(randomBytes(WebhookId.LENGTH / 2))),
            command.group(),
            command.url(),
            WebhookSecret.of(randomBytes(SECRET_BYTES)),
            command.actor(),
            clock.instant());
    return switch (webhooks.add(webhook, headOf(command.group()))) {
      case ADDED -> new Outcome.Created(webhook);
      case NO_GROUP -> new Outcome.Refused(Reason.GROUP_NOT_FOUND);
      case TOO_MANY -> new Outcome.Refused(Reason.TOO_MANY);
    };
  }

  private MessageId headOf(GroupName group) {
    var conversation = new Conversation.OfGroup(group);
    return log.heads(List.of(conversation)).getOrDefault(conversation, MessageId.NONE);
  }

  @Override
  public Listing list(Username actor, GroupName group) {
    return refusal(actor, group)
        .<Listing>map(Listing.Refused::new)
        .orElseGet(() -> new Listing.Shown(shown(webhooks.of(group))));
  }

  /** Without the names of makers who are gone. */
  private List<Entry> shown(List<Webhooks.Kept> kept) {
    Set<Username> gone =
        departures.among(kept.stream().map(each -> each.webhook().maker()).toList());
    return kept.stream()
        .map(each -> new Entry(each.webhook().without(gone), each.progress()))
        .toList();
  }

  @Override
  public Removal remove(Username actor, GroupName group, WebhookId id) {
    Optional<Reason> refusal = refusal(actor, group);
    if (refusal.isPresent()) {
      return refusal.get() == Reason.FORBIDDEN ? Removal.FORBIDDEN : Removal.GROUP_NOT_FOUND;
    }
    return webhooks.remove(group, id) ? Removal.REMOVED : Removal.WEBHOOK_NOT_FOUND;
  }

  private Optional<Reason> refusal(Username actor, GroupName group) {
    Role role = groups.roster(group, Set.of(actor)).roles().get(actor);
    if (role != null) {
      return role.managesMembers() ? Optional.empty() : Optional.of(Reason.FORBIDDEN);
    }
    return Optional.of(access.looksMissing(group) ? Reason.GROUP_NOT_FOUND : Reason.FORBIDDEN);
  }

  private byte[] randomBytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
