import { compareIds, seqOf } from './ids.js';
import { applyOwnRead, applyReceipt } from './marks.js';
import { Timeline } from './timeline.js';

/**
 * How the user's conversations stand: the newest message, how many are unread (and of these mention the user), up to where
 * the user has read (and what the server knows of it), how far the others are ({received, read} by user), and the messages held here.
 */
export class Conversations {
  #entries = new Map();

  /** The conversation of this name; from now on it is known. */
  open(name) {
    if (!this.#entries.has(name)) {
      this.#entries.set(name, newEntry(name));
    }
    return this.#entries.get(name);
  }

  find(name) {
    return this.#entries.get(name);
  }

  /** The latest first. */
  all() {
    return [...this.#entries.values()].sort((a, b) => time(b) - time(a) || (a.name < b.name ? -1 : 1));
  }

  remove(name) {
    return this.#entries.delete(name);
  }

  clear() {
    this.#entries.clear();
  }
}

function newEntry(name) {
  return {
    name,
    lastMessage: null,
    unread: 0,
    mentionsUnread: 0,
    peerDeleted: false,
    readSeq: 0,
    toldReadSeq: 0,
    receipts: new Map(),
    quotes: new Map(),
    timeline: new Timeline(),
  };
}

/** Takes over what the server's list says, which may be older than what came live, or was read here, meanwhile. */
export function applySummary(entry, { lastMessage, lastSeq, readSeq, mentionsUnread, receipts, peerDeleted }, user) {
  entry.peerDeleted = Boolean(peerDeleted);
  const listed = lastMessage ?? null;
  const later = entry.timeline.messages.filter(({ id }) => !listed || compareIds(id, listed.id) > 0);
  if (listed && !isNewer(entry.lastMessage, listed)) {
    entry.lastMessage = listed;
  }
  const isLost = entry.readSeq > lastSeq + later.length; // the server has lost the end of the log, and counts again
  entry.readSeq = isLost ? readSeq : Math.max(readSeq, entry.readSeq);
  entry.toldReadSeq = readSeq;
  entry.mentionsUnread = (mentionsUnread ?? 0) + later.filter((message) => message.from !== user && isMentioned(message, user)).length;
  applyOwnRead(entry, entry.readSeq, user);
  receipts?.forEach((receipt) => applyReceipt(entry, receipt.user, { received: receipt.receivedSeq, read: receipt.readSeq }));
}

/** Counts a message that came live. */
export function applyLive(entry, message, user) {
  if (!isNewer(message, entry.lastMessage)) {
    return;
  }
  entry.lastMessage = message;
  if (message.from === user) {
    applyOwnRead(entry, seqOf(message.id), user);
  } else {
    entry.unread += 1;
    entry.mentionsUnread += isMentioned(message, user) ? 1 : 0;
  }
}

function isMentioned({ mentions }, user) {
  return Boolean(mentions?.includes(user));
}

function isNewer(message, than) {
  return Boolean(message) && (!than || compareIds(message.id, than.id) > 0);
}

function time({ lastMessage }) {
  return lastMessage ? Date.parse(lastMessage.sentAt) : 0;
}
