import { seqOf } from './ids.js';

const GATHER_MS = 400;
const AT_ONCE = 10;

/**
 * How far this device has received and read: tells the server the furthest of each conversation, a moment later, once for a
 * burst of messages. What could not be told waits for the next connection.
 */
export class Marks {
  #waiting = new Map();
  #put;
  #isOpen = false;
  #timer = null;

  /** `put(frame)` on the wire. */
  constructor(put) {
    this.#put = put;
  }

  received(conversation, seq) {
    this.#mark('received', conversation, seq);
  }

  /** What is read is received too. */
  read(conversation, seq) {
    this.#mark('read', conversation, seq);
  }

  /** The connection is up. */
  open() {
    this.#isOpen = true;
    this.#tellSoon();
  }

  close() {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  clear() {
    this.close();
    this.#waiting.clear();
  }

  #mark(type, conversation, seq) {
    const marks = this.#waiting.get(conversation) ?? {};
    this.#waiting.set(conversation, { ...marks, [type]: Math.max(seq, marks[type] ?? 0) });
    this.#tellSoon();
  }

  #tellSoon() {
    if (this.#isOpen && this.#waiting.size > 0) {
      this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS);
    }
  }

  #tell() {
    this.#timer = null;
    for (const [conversation, { received = 0, read = 0 }] of [...this.#waiting].slice(0, AT_ONCE)) {
      if (read > 0) {
        this.#put({ type: 'read', conversation, seq: read });
      }
      if (received > read) {
        this.#put({ type: 'received', conversation, seq: received });
      }
      this.#waiting.delete(conversation);
    }
    this.#tellSoon();
  }
}

/** Takes over how far someone else is; it never goes back. True if that is news. */
export function applyReceipt(entry, user, { received = 0, read = 0 }) {
  const before = entry.receipts.get(user) ?? { received: 0, read: 0 };
  const now = { received: Math.max(before.received, received, read), read: Math.max(before.read, read) };
  entry.receipts.set(user, now);
  return now.received > before.received || now.read > before.read;
}

/** Takes over that the user has read up to here, on this device or another; it never goes back. */
export function applyOwnRead(entry, seq, user) {
  if (seq < entry.readSeq) {
    return;
  }
  entry.readSeq = seq;
  entry.unread = entry.lastMessage ? Math.max(0, seqOf(entry.lastMessage.id) - seq) : 0;
  const held = entry.timeline.messages.filter(({ id }) => seqOf(id) > seq);
  if (held.length >= entry.unread) { // else some of those that mention the user are not here to be counted
    entry.mentionsUnread = held.filter(({ mentions }) => mentions?.includes(user)).length;
  }
}
