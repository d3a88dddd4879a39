const EVERY_MS = 3_000;

/** Tells that one is writing, every few seconds while one does. */
export class Typing {
  #put;
  #conversation = null;
  #toldAt = 0;

  /** `put(frame)` on the wire. */
  constructor(put) {
    this.#put = put;
  }

  now(conversation) {
    if (conversation !== this.#conversation || Date.now() - this.#toldAt > EVERY_MS) {
      this.#conversation = conversation;
      this.#toldAt = Date.now();
      this.#put({ type: 'typing', conversation });
    }
  }

  /** The message is written: the next one begins anew. */
  sent() {
    this.#conversation = null;
  }
}
