import { applySummary } from './conversations.js';
import { BEGINNING, compareIds } from './ids.js';

const PAGE = 200;
const MOST_PAGES = 3;
const NEWEST = 50;

/**
 * Reads what was missed: after each welcome the list of conversations, then the history of those that have moved on. What
 * comes live meanwhile is merged by id. What is held already may have changed too: it is marked as stale, to be read again
 * once it is shown.
 */
export class CatchUp {
  #api;
  #history;
  #conversations;
  #on;
  #first = true;

  /** `on.message(entry, message)` per message found, `on.gap(entry)` if too much was missed, `on.gone(entry)`. */
  constructor(api, history, conversations, on) {
    this.#api = api;
    this.#history = history;
    this.#conversations = conversations;
    this.#on = on;
  }

  /** All conversations. Throws a Problem if the list cannot be read. */
  async all(user) {
    const before = this.#conversations.all();
    before.forEach(({ timeline }) => {
      timeline.stale = true;
    });
    const { conversations: listed, hasMore } = await this.#api.conversations();
    const behind = listed.filter((summary) => this.#apply(summary, user)).map(({ conversation }) => conversation);
    const names = new Set(listed.map(({ conversation }) => conversation));
    const unlisted = before.filter(({ name }) => !names.has(name));
    this.#first = false;
    if (hasMore) {
      behind.push(...unlisted.filter(({ timeline }) => timeline.cursor).map(({ name }) => name));
    } else {
      unlisted.forEach((entry) => this.#unlisted(entry));
    }
    for (const name of behind) {
      await this.one(this.#conversations.open(name));
    }
  }

  /** One conversation, from its cursor on. Asking again while it is being read reads once more. */
  one(entry) {
    entry.asked = true;
    entry.reading ??= this.#readWhileAsked(entry).finally(() => {
      entry.reading = null;
    });
    return entry.reading;
  }

  /** Notes how a conversation stands; true if it has messages that are not here. */
  #apply(summary, user) {
    const { conversation, lastMessage } = summary;
    const entry = this.#conversations.open(conversation);
    const { timeline } = entry;
    applySummary(entry, summary, user);
    if (timeline.cursor === null) {
      const begunMeanwhile = !this.#first && conversation.startsWith('dm:');
      timeline.moveCursor(begunMeanwhile ? BEGINNING : lastMessage?.id);
    } else {
      timeline.moveCursor(timeline.cursor); // over one's own messages that were acked since
    }
    return Boolean(lastMessage) && compareIds(lastMessage.id, timeline.cursor) > 0;
  }

  /** The list is complete: we are no longer in this group, or nothing has been said there so far. */
  #unlisted(entry) {
    if (entry.name.startsWith('group:')) {
      this.#on.gone(entry);
    } else if (entry.timeline.cursor === null) {
      entry.timeline.moveCursor(BEGINNING);
    }
  }

  async #readWhileAsked(entry) {
    while (entry.asked) {
      entry.asked = false;
      await this.#read(entry).catch((problem) => this.#failed(entry, problem));
    }
  }

  async #read(entry) {
    for (let page = 0; page < MOST_PAGES; page++) {
      const after = entry.timeline.cursor ?? BEGINNING;
      const { messages, hasMore } = await this.#history.page(entry.name, { after, limit: PAGE });
      this.#take(entry, messages);
      if (!hasMore) {
        return;
      }
    }
    await this.#startOver(entry);
  }

  /** Too much was missed to read it all: goes on with the newest messages. */
  async #startOver(entry) {
    const { messages, hasMore } = await this.#history.page(entry.name, { limit: NEWEST });
    entry.timeline.clear();
    this.#take(entry, messages);
    entry.timeline.hasOlder = hasMore;
    entry.timeline.loaded = true;
    this.#on.gap(entry);
  }

  #take(entry, messages) {
    messages.filter((message) => entry.timeline.add(message)).forEach((message) => this.#on.message(entry, message));
    entry.timeline.moveCursor(messages.at(-1)?.id);
  }

  #failed(entry, problem) {
    if (problem.status === 403 || problem.status === 404) {
      this.#on.gone(entry);
    } else {
      throw problem;
    }
  }
}
