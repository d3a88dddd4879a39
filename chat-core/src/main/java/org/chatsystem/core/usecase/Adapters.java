package org.chatsystem.core.usecase;

import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.WebhookSender;

/**
 * What the core is put together with. Begin with {@link #of} and change what should differ. Whoever
 * opened them closes them, after the chat.
 *
 * @param backend the store and the bus
 * @param hasher of passwords
 * @param attachments where the bytes are that messages carry
 * @param webhooks calls the outside
 * @param monitor told what happens
 */
public record Adapters(
    Backend backend,
    PasswordHasher hasher,
    Attachments attachments,
    WebhookSender webhooks,
    Monitor monitor) {

  /** A backend that holds attachments as well, with nobody to call webhooks or to watch. */
  public static Adapters of(Backend backend, PasswordHasher hasher) {
    return new Adapters(backend, hasher, backend.attachments(), WebhookSender.NONE, Monitor.NONE);
  }

  /** The same, with the bytes that messages carry kept elsewhere than the messages. */
  public Adapters withAttachments(Attachments other) {
    return new Adapters(backend, hasher, other, webhooks, monitor);
  }

  /** The same, which also calls webhooks. */
  public Adapters withWebhooks(WebhookSender sender) {
    return new Adapters(backend, hasher, attachments, sender, monitor);
  }

  /** The same, with someone who is told what happens. */
  public Adapters withMonitor(Monitor watching) {
    return new Adapters(backend, hasher, attachments, webhooks, watching);
  }
}
