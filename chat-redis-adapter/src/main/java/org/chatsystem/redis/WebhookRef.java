package org.chatsystem.redis;

import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.port.out.Webhooks.Kept;

/** What a webhook is called among all: its group and id, between them a space. */
record WebhookRef(GroupName group, WebhookId id) {
  static WebhookRef of(Webhook webhook) {
    return new WebhookRef(webhook.group(), webhook.id());
  }

  static WebhookRef parse(String text) {
    int space = text.indexOf(' ');
    return new WebhookRef(
        new GroupName(text.substring(0, space)), new WebhookId(text.substring(space + 1)));
  }

  /** The field that says how far it has come, beside the one that is called like its id. */
  String progressField() {
    return id + ":at";
  }

  /** Reads its two fields. */
  Kept kept(String webhook, String progress) {
    return new Kept(WebhookCodec.decode(this, webhook), WebhookCodec.decodeProgress(progress));
  }

  @Override
  public String toString() {
    return group + " " + id;
  }
}
