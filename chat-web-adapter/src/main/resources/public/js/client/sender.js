import { applyLive } from './conversations.js';
import { frameFor, newRef } from './ids.js';
import { Outbox } from './outbox.js';
import { Problem } from './problem.js';

/** Says things: shows them at once as pending, sees them through until they are acked, or refused for good. */
export class Sender {
  #outbox;
  #conversations;
  #changed;

  /** `put(frame)` on the wire; `changed(conversation)` when there is something to show. */
  constructor(conversations, put, changed) {
    this.#outbox = new Outbox(put);
    this.#conversations = conversations;
    this.#changed = changed;
  }

  /** Throws a Problem if too much is waiting already. */
  send(conversation, { content, replyTo, attachments }, user) {
    const message = { ref: newRef(), from: user, content, replyTo, attachments };
    this.#outbox.add(message.ref, frameFor(conversation, message), conversation);
    this.#timeline(conversation).expect(message);
    this.#changed(conversation);
  }

  /** Sends a refused message again, with the same ref: a refused one does not use it up. */
  retry(conversation, ref) {
    const message = this.#timeline(conversation).find(ref);
    this.#outbox.add(ref, frameFor(conversation, message), conversation);
    delete message.failed;
    this.#changed(conversation);
  }

  discard(conversation, ref) {
    this.#timeline(conversation).forget(ref);
    this.#changed(conversation);
  }

  /** The connection is up: what is not acked goes out again. */
  online() {
    this.#outbox.open();
  }

  offline() {
    this.#outbox.close();
  }

  /** The server has stored a message. */
  acked({ ref, id, seq, sentAt, conversation }, user) {
    const sent = this.#outbox.settle(ref);
    if (sent) {
      const entry = this.#conversations.open(conversation);
      const attachments = entry.timeline.find(ref)?.attachments;
      const message = { ...sent.frame, attachments, id, seq, sentAt, from: user };
      entry.timeline.add(message);
      entry.timeline.forget(ref);
      applyLive(entry, message, user);
      this.#changed(conversation);
    }
  }

  /** The server has not stored a message. True if messages begin to wait, by which the user has to be told why. */
  refused(ref, problem) {
    if (problem.temporary) {
      return this.#outbox.waitAndRetry(problem.retryAfterMs) && problem.code === 'rate_limited';
    }
    this.#fail(ref, this.#outbox.settle(ref), problem);
    return false;
  }

  /** Nothing goes out again by itself. */
  stop(code) {
    const problem = new Problem({ code: 'refused', detail: `The server closed the connection (${code}).` });
    this.#outbox.drain().forEach(([ref, sent]) => this.#fail(ref, sent, problem));
  }

  clear() {
    this.#outbox.drain();
  }

  #fail(ref, sent, problem) {
    const message = sent && this.#timeline(sent.conversation).find(ref);
    if (message) {
      message.failed = problem;
      this.#changed(sent.conversation);
    }
  }

  #timeline(conversation) {
    return this.#conversations.open(conversation).timeline;
  }
}
