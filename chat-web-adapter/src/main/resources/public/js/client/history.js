import { changed } from './changes.js';
import { beforeId, compareIds } from './ids.js';

const PAGE = 200;
const MOST_REREAD = 1_000;

/**
 * Reads pages of history, and lets the changes to messages that come live meanwhile win over a page that may be older than
 * they are: they are applied to it once more when it is here.
 */
export class History {
  #api;
  #conversations;
  #reading = new Map();

  constructor(api, conversations) {
    this.#api = api;
    this.#conversations = conversations;
  }

  /** A page, as `Api.history` gives it, with what was changed while it was on its way. */
  async page(name, query) {
    const heard = [];
    const listeners = this.#reading.get(name) ?? new Set();
    this.#reading.set(name, listeners.add(heard));
    try {
      const page = await this.#api.history(name, query);
      return { ...page, messages: page.messages.map((message) => withChanges(message, heard)) };
    } finally {
      listeners.delete(heard);
    }
  }

  /** A change that came live; false if nothing that is held here changes. */
  apply(frame) {
    this.#reading.get(frame.conversation)?.forEach((heard) => heard.push(frame));
    const entry = this.#conversations.find(frame.conversation);
    if (!entry) {
      return false;
    }
    const isHeld = entry.timeline.change(frame.id, (message) => changed(message, frame));
    return changeOthers(entry, frame.id, (message) => changed(message, frame)) || isHeld;
  }

  /** Reads again what is held of a conversation, for what was changed while nobody listened. */
  async reread({ name, timeline, quotes }) {
    timeline.stale = false;
    timeline.trim(MOST_REREAD);
    try {
      await this.#rereadHeld(name, timeline);
      quotes.clear();
    } catch (problem) {
      timeline.stale = true;
      throw problem;
    }
  }

  async #rereadHeld(name, timeline) {
    const last = timeline.messages.at(-1)?.id;
    let after = last && beforeId(timeline.messages[0].id);
    while (after && compareIds(after, last) < 0) {
      const { messages, hasMore } = await this.page(name, { after, limit: PAGE });
      messages.forEach((message) => timeline.change(message.id, () => message));
      after = hasMore ? messages.at(-1).id : last;
    }
  }

  /** One message, to be quoted; null if there is none any more, undefined while it is read, until `arrived()`. */
  quoted(name, id, arrived) {
    const { timeline, quotes } = this.#conversations.open(name);
    const held = timeline.get(id) ?? quotes.get(id);
    if (held === undefined && !quotes.has(id)) {
      quotes.set(id, undefined);
      this.#read(name, id).then((message) => {
        quotes.set(id, message);
        arrived();
      }, () => quotes.delete(id));
    }
    return held;
  }

  async #read(name, id) {
    const { messages } = await this.page(name, { after: beforeId(id), limit: 1 });
    return messages.find((message) => message.id === id) ?? null;
  }
}

function withChanges(message, heard) {
  return heard.filter(({ id }) => id === message.id).reduce(changed, message);
}

/** The newest message and quoted ones are held outside the timeline too. */
function changeOthers(entry, id, change) {
  if (entry.lastMessage?.id === id) {
    entry.lastMessage = change(entry.lastMessage);
  }
  const quoted = entry.quotes.get(id);
  if (quoted) {
    entry.quotes.set(id, change(quoted));
  }
  return Boolean(quoted) || entry.lastMessage?.id === id;
}
