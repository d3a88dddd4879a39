import { compareIds } from './ids.js';
import { Timeline } from './timeline.js';

/** How the user's conversations stand: the newest message, how many are unread, and the messages held here. */
export class Conversations {
  #entries = new Map();

  /** The conversation of this name; from now on it is known. */
  open(name) {
    if (!this.#entries.has(name)) {
      this.#entries.set(name, { name, lastMessage: null, unread: 0, timeline: new Timeline() });
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

/** Takes over what the server's list says, which may be older than what came live meanwhile. */
export function applySummary(entry, { lastMessage, unread }, user) {
  const listed = lastMessage ?? null;
  const later = entry.timeline.messages.filter(
    ({ id, from }) => from !== user && (!listed || compareIds(id, listed.id) > 0));
  entry.unread = unread + later.length;
  if (listed && isNewer(listed, entry.lastMessage)) {
    entry.lastMessage = listed;
  }
}

/** Counts a message that came live. */
export function applyLive(entry, message, user) {
  if (!isNewer(message, entry.lastMessage)) {
    return;
  }
  entry.lastMessage = message;
  entry.unread = message.from === user ? 0 : entry.unread + 1;
}

function isNewer(message, than) {
  return !than || compareIds(message.id, than.id) > 0;
}

function time({ lastMessage }) {
  return lastMessage ? Date.parse(lastMessage.sentAt) : 0;
}
