import { BEGINNING, compareIds, seqOf } from './ids.js';

/**
 * The messages of one conversation that this client holds: each once, oldest first. Its cursor is the newest message before
 * which nothing is missing here, the place to read on from after an absence.
 */
export class Timeline {
  /** Ordered by id. Read only. */
  messages = [];
  /** The user's own messages that are not stored yet: `{ref, from, content, replyTo?, failed?: Problem}`. */
  pending = [];
  /** Whether there is more before the first message. */
  hasOlder = true;
  /** Whether the newest page was read. */
  loaded = false;
  /** An id, or null before anything is known. */
  cursor = null;
  /** Whether messages held here may have changed unheard; see History. */
  stale = false;
  #ids = new Set();

  /** Puts a message in its place; false if it was here already. */
  add(message) {
    if (this.#ids.has(message.id)) {
      return false;
    }
    this.#ids.add(message.id);
    let at = this.messages.length;
    while (at > 0 && compareIds(this.messages[at - 1].id, message.id) > 0) {
      at--;
    }
    this.messages.splice(at, 0, message);
    this.#settled(message.ref);
    return true;
  }

  /** The message with this id, if it is held. */
  get(id) {
    return this.#ids.has(id) ? this.messages.find((message) => message.id === id) : undefined;
  }

  /** Puts what `change(message)` makes of a message in its place; false if it is not held. */
  change(id, change) {
    const at = this.#ids.has(id) ? this.messages.findIndex((message) => message.id === id) : -1;
    if (at >= 0) {
      this.messages[at] = change(this.messages[at]);
    }
    return at >= 0;
  }

  /** Puts a message that came live in its place; false if it was here already. */
  addLive(message) {
    const isNew = this.add(message);
    this.cursor ??= message.id;
    this.#advance();
    return isNew;
  }

  /** Whether something between the cursor and this message is not here. */
  isMissingBefore(message) {
    return compareIds(this.cursor, message.id) < 0;
  }

  /** Everything up to this id has been read from the history; without one, the history has nothing more. */
  moveCursor(id) {
    this.cursor = id ?? this.cursor ?? BEGINNING;
    this.#advance();
  }

  /** Own messages, shown before the server has them. */
  expect(message) {
    this.pending.push(message);
  }

  find(ref) {
    return this.pending.find((message) => message.ref === ref);
  }

  forget(ref) {
    this.#settled(ref);
  }

  /** Lets go of the oldest messages beyond so many; they can be read again. */
  trim(most) {
    const gone = this.messages.splice(0, Math.max(0, this.messages.length - most));
    gone.forEach(({ id }) => this.#ids.delete(id));
    this.hasOlder ||= gone.length > 0;
  }

  /** Lets go of everything before this id. */
  trimBefore(id) {
    const older = id ? this.messages.filter((message) => compareIds(message.id, id) < 0).length : 0;
    this.trim(this.messages.length - older);
  }

  /** Starts over, with only what is not stored yet. */
  clear() {
    this.messages = [];
    this.#ids.clear();
    this.cursor = null;
    this.hasOlder = true;
    this.loaded = false;
    this.stale = false;
  }

  #settled(ref) {
    if (ref !== undefined) {
      this.pending = this.pending.filter((message) => message.ref !== ref);
    }
  }

  /** Seqs of a conversation have no holes: a message that follows the cursor directly moves it on. */
  #advance() {
    let at = this.messages.length;
    while (at > 0 && compareIds(this.messages[at - 1].id, this.cursor) > 0) {
      at--;
    }
    for (; at < this.messages.length && seqOf(this.messages[at].id) === seqOf(this.cursor) + 1; at++) {
      this.cursor = this.messages[at].id;
    }
  }
}
