import { newRef } from './ids.js';
import { Problem } from './problem.js';

const PATIENCE_MS = 10_000;

/** Frames that ask for a change and are answered by its event, or by an error with their ref. */
export class Requests {
  #open = new Map();
  #put;
  #isOnline = false;

  /** `put(frame)` on the wire. */
  constructor(put) {
    this.#put = put;
  }

  /** Sends a frame; done when a frame comes that `isAnswer(frame)`. Throws a Problem if it was refused, or nothing came. */
  ask(frame, isAnswer) {
    if (!this.#isOnline) {
      return Promise.reject(Problem.unreachable());
    }
    const ref = newRef();
    return new Promise((done, refused) => {
      const timer = setTimeout(() => this.refused(ref, Problem.unreachable()), PATIENCE_MS);
      this.#open.set(ref, { isAnswer, done, refused, timer });
      this.#put({ ...frame, ref });
    });
  }

  /** Any frame that may be an answer. */
  heard(frame) {
    this.#open.forEach(({ isAnswer, done }, ref) => {
      if (isAnswer(frame)) {
        this.#settle(ref);
        done();
      }
    });
  }

  /** An error; false if it answers none of these requests. */
  refused(ref, problem) {
    const request = this.#open.get(ref);
    this.#settle(ref);
    request?.refused(problem);
    return Boolean(request);
  }

  online() {
    this.#isOnline = true;
  }

  /** No answer will come any more. */
  offline() {
    this.#isOnline = false;
    [...this.#open.keys()].forEach((ref) => this.refused(ref, Problem.unreachable()));
  }

  #settle(ref) {
    clearTimeout(this.#open.get(ref)?.timer);
    this.#open.delete(ref);
  }
}
