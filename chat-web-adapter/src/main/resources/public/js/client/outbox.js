import { Problem } from './problem.js';

const PAUSE_MS = 2_000;
const MOST = 200;

/**
 * What was said and is not acked yet, in the order it was said. Everything in it is sent again, with the same ref, after a
 * reconnect and after a temporary refusal: the server stores it once.
 */
export class Outbox {
  #entries = new Map();
  #send;
  #open = false;
  #pause = null;

  /** `send(frame)` puts a frame on the wire. */
  constructor(send) {
    this.#send = send;
  }

  add(ref, frame, conversation) {
    if (this.#entries.size >= MOST) {
      throw new Problem({ code: 'outbox_full', detail: 'Too many messages are waiting for the connection.' });
    }
    this.#entries.set(ref, { frame, conversation });
    if (this.#open && !this.#pause) {
      this.#send(frame);
    }
  }

  /** The connection is up: sends everything again. */
  open() {
    this.#open = true;
    this.#sendAll();
  }

  /** The connection is down: keeps everything. */
  close() {
    this.#open = false;
    this.#resume();
  }

  /** Takes out what is settled, acked or refused for good; undefined if it was already. */
  settle(ref) {
    const entry = this.#entries.get(ref);
    this.#entries.delete(ref);
    return entry;
  }

  /**
   * A temporary refusal. All of it waits, not only this message, which would lose its place otherwise. True if it did not
   * wait yet.
   */
  waitAndRetry(afterMs = PAUSE_MS) {
    const isNew = this.#pause === null;
    this.#pause ??= setTimeout(() => this.#sendAll(), afterMs);
    return isNew;
  }

  /** Takes everything out, as [ref, {frame, conversation}]. */
  drain() {
    const entries = [...this.#entries];
    this.#entries.clear();
    this.close();
    return entries;
  }

  #sendAll() {
    this.#resume();
    if (this.#open) {
      this.#entries.forEach(({ frame }) => this.#send(frame));
    }
  }

  #resume() {
    clearTimeout(this.#pause);
    this.#pause = null;
  }
}
