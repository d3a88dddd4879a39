package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.newName;

import java.time.InstantSource;
import java.util.Optional;
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
import org.chatsystem.core.port.in.ManageWebhooks;
import org.chatsystem.core.port.in.ManageWebhooks.Command;
import org.chatsystem.core.port.in.ManageWebhooks.Listing;
import org.chatsystem.core.port.in.ManageWebhooks.Outcome;
import org.chatsystem.core.port.in.ManageWebhooks.Reason;
import org.chatsystem.core.port.in.ManageWebhooks.Removal;
import org.chatsystem.core.port.out.WebhookSender;
import org.junit.jupiter.api.Test;

class WebhookServiceTest extends ChatUnderTest {
  private static final WebhookUrl URL = new WebhookUrl("https://hooks.example.org/chat");
  private static final WebhookUrl CLOSED = new WebhookUrl("https://closed.example.org/chat");

  /** May call anything but one. */
  private static final class Sender implements WebhookSender {
    @Override
    public boolean mayCall(WebhookUrl url) {
      return !url.equals(CLOSED);
    }

    @Override
    public Answer send(Webhook webhook, Message message) {
      throw new AssertionError("nobody is called here");
    }
  }

  private final ManageWebhooks webhooks =
      new WebhookService(backend, new Access(backend), new Sender(), InstantSource.system());
  private final Username owner = someone();
  private final Username admin = someone();
  private final Username member = someone();
  private final GroupName group = group(owner, Visibility.PRIVATE);

  WebhookServiceTest() {
    chat.changeMembers().put(owner, group, admin, Optional.of(Role.ADMIN));
    chat.changeMembers().put(owner, group, member, Optional.empty());
  }

  private Outcome create(Username actor, GroupName in) {
    return webhooks.create(new Command(actor, in, URL));
  }

  private Webhook created(Username actor) {
    return ((Outcome.Created) create(actor, group)).webhook();
  }

  @Test
  void ownerAndAdminsMakeListAndRemoveThem() {
    MessageId said = say(member, new Conversation.OfGroup(group), "before");
    Webhook first = created(admin);
    Webhook second = created(owner);

    assertThat(first.secret()).isNotEqualTo(second.secret());
    var entry = new ManageWebhooks.Entry(first, WebhookProgress.from(said));
    assertThat(webhooks.list(owner, group))
        .isInstanceOfSatisfying(
            Listing.Shown.class, shown -> assertThat(shown.webhooks()).hasSize(2).contains(entry));
    assertThat(webhooks.remove(owner, group, first.id())).isEqualTo(Removal.REMOVED);
    assertThat(webhooks.remove(admin, group, first.id())).isEqualTo(Removal.WEBHOOK_NOT_FOUND);
    assertThat(backend.webhooks().of(group)).hasSize(1);
  }

  @Test
  void plainMembersStrangersAndRemovedAdminsMayNot() {
    Webhook webhook = created(admin);
    chat.changeMembers().remove(owner, group, admin);
    assertThat(create(member, group)).isEqualTo(new Outcome.Refused(Reason.FORBIDDEN));
    assertThat(webhooks.list(member, group)).isEqualTo(new Listing.Refused(Reason.FORBIDDEN));
    assertThat(webhooks.remove(member, group, webhook.id())).isEqualTo(Removal.FORBIDDEN);
    for (Username each : new Username[] {admin, someone()}) {
      assertThat(create(each, group)).isEqualTo(new Outcome.Refused(Reason.GROUP_NOT_FOUND));
      assertThat(webhooks.list(each, group)).isEqualTo(new Listing.Refused(Reason.GROUP_NOT_FOUND));
      assertThat(webhooks.remove(each, group, webhook.id())).isEqualTo(Removal.GROUP_NOT_FOUND);
    }
    assertThat(backend.webhooks().of(group)).hasSize(1);
  }

  @Test
  void aPublicGroupIsNotHiddenFromStrangers() {
    GroupName open = group(owner, Visibility.PUBLIC);
    assertThat(create(member, open)).isEqualTo(new Outcome.Refused(Reason.FORBIDDEN));
    assertThat(create(owner, newName())).isEqualTo(new Outcome.Refused(Reason.GROUP_NOT_FOUND));
  }

  @Test
  void refusesOneTooManyAndWhatMayNotBeCalled() {
    assertThat(webhooks.create(new Command(owner, group, CLOSED)))
        .isEqualTo(new Outcome.Refused(Reason.URL_NOT_ALLOWED));
    for (int i = 0; i < ManageWebhooks.MAX_PER_GROUP; i++) {
      created(owner);
    }
    assertThat(create(admin, group)).isEqualTo(new Outcome.Refused(Reason.TOO_MANY));
  }

  @Test
  void aChatWithoutASenderHasNone() {
    assertThat(chat.manageWebhooks().create(new Command(owner, group, URL)))
        .isEqualTo(new Outcome.Refused(Reason.URL_NOT_ALLOWED));
  }

  @Test
  void aMakerWhoIsGoneIsNotNamed() {
    created(admin);
    created(owner);
    depart(admin);

    assertThat(((Listing.Shown) webhooks.list(owner, group)).webhooks())
        .extracting(each -> each.webhook().maker())
        .containsExactlyInAnyOrder(Username.DELETED, owner);
  }
}
