import { CatchUp } from './catch-up.js';
import { applyLive } from './conversations.js';
import { conversationOf, seqOf } from './ids.js';
import { applyOwnRead, applyReceipt } from './marks.js';

const RETRY_MS = 2_000;
const MOST_HELD = 2_000;

/** Keeps what is held of one user's conversations like the server has it: by what comes live, and by what is read after an absence. */
export class Mirror {
  #user;
  #conversations;
  #api;
  #history;
  #marks;
  #emit;
  #catchUp;
  #retry;
  #isOnline = false;

  /** `emit(type, detail)` an event of the client. */
  constructor(user, { conversations, api, history, marks, emit }) {
    this.#user = user;
    this.#conversations = conversations;
    this.#api = api;
    this.#history = history;
    this.#marks = marks;
    this.#emit = emit;
    this.#catchUp = new CatchUp(api, history, conversations, {
      message: (entry, message) => this.#found(entry, message),
      gap: ({ name }) => this.#change(name),
      gone: ({ name }) => this.#gone(name),
    });
  }

  /** A frame of the server that is no answer to anything. */
  heard(frame) {
    switch (frame.type) {
      case 'dm':
      case 'group':
      case 'broadcast':
        this.#said(frame);
        break;
      case 'edited':
      case 'deleted':
      case 'reaction':
        this.#changed(frame);
        break;
      case 'gap':
        this.#lostTrack(frame);
        break;
      case 'received':
      case 'read':
        this.#marked(frame);
        break;
      case 'member':
        this.#memberChanged(frame);
        break;
      case 'typing':
      case 'presence':
        this.#emit(frame.type, frame);
        break;
      default: // pong, and what later servers may say
    }
  }

  /** Connected: reads what was missed. */
  async sync() {
    this.#isOnline = true;
    try {
      await this.#catchUp.all(this.#user);
      this.#conversations.all().forEach((entry) => this.#markSynced(entry));
      this.#emit('synced', {});
    } catch {
      this.#syncLater();
    }
    this.#emit('change', {});
  }

  /** The connection is down. */
  offline() {
    this.#isOnline = false;
    clearTimeout(this.#retry);
  }

  /** Reads the newest messages of a conversation, or again what is held, unless all of that is here as it is now. */
  async loadLatest(name) {
    const entry = this.#conversations.open(name);
    if (!entry.timeline.loaded) {
      await this.#loadNewest(entry);
    } else if (entry.timeline.stale) {
      await this.#history.reread(entry);
    } else {
      return;
    }
    this.#loadReceipts(entry);
    this.#change(name);
  }

  async loadOlder(name) {
    const { timeline } = this.#conversations.open(name);
    const before = timeline.messages[0]?.id;
    const { messages, hasMore } = await this.#history.page(name, { before });
    if (timeline.messages[0]?.id !== before) {
      return; // the oldest ones were let go meanwhile: this would leave a hole
    }
    messages.forEach((message) => timeline.add(message));
    timeline.hasOlder = hasMore;
    this.#change(name);
  }

  async #loadNewest(entry) {
    const { timeline } = entry;
    timeline.stale = false;
    const { messages, hasMore } = await this.#history.page(entry.name);
    messages.filter((message) => !timeline.add(message)).forEach((message) => timeline.change(message.id, () => message));
    timeline.trimBefore(messages[0]?.id);
    timeline.hasOlder = hasMore;
    timeline.loaded = true;
    timeline.moveCursor(messages.at(-1)?.id);
    this.#fillHole(entry);
  }

  /** A DM's come with the list of conversations. */
  #loadReceipts(entry) {
    if (entry.name.startsWith('group:')) {
      this.#api.receipts(entry.name).then(({ receipts }) => {
        receipts.forEach(({ user, receivedSeq, readSeq }) => applyReceipt(entry, user, { received: receivedSeq, read: readSeq }));
        this.#change(entry.name);
      }, () => {});
    }
  }

  #said(message) {
    const entry = this.#conversations.open(conversationOf(message, this.#user));
    const isNew = entry.timeline.addLive(message);
    entry.timeline.trim(MOST_HELD);
    this.#fillHole(entry);
    if (isNew) {
      this.#found(entry, message);
    }
  }

  /** A message that was not here, live or found in the history. */
  #found(entry, message) {
    applyLive(entry, message, this.#user);
    this.#change(entry.name);
    if (message.from !== this.#user) {
      this.#markReceived(entry);
      this.#emit('message', { conversation: entry.name, message });
    }
  }

  #markReceived({ name, lastMessage }) {
    if (name !== 'broadcast') {
      this.#marks.received(name, seqOf(lastMessage.id));
    }
  }

  /** Marks of an earlier connection may have been lost on their way. */
  #markSynced(entry) {
    if (entry.unread > 0) {
      this.#markReceived(entry);
    }
    if (entry.readSeq > entry.toldReadSeq) {
      this.#marks.read(entry.name, entry.readSeq);
    }
  }

  #changed(frame) {
    if (this.#history.apply(frame)) {
      this.#change(frame.conversation);
    }
  }

  /** Changes to messages were lost, on the way or as too many. */
  #lostTrack({ conversation }) {
    const entry = this.#conversations.find(conversation);
    if (entry) {
      entry.timeline.stale = true;
      this.#fillHole(entry);
      this.#change(conversation);
    }
  }

  #marked({ type, conversation, user, seq }) {
    const entry = this.#conversations.find(conversation);
    if (entry && user !== this.#user) {
      applyReceipt(entry, user, { [type]: seq });
      this.#change(conversation);
    } else if (entry && type === 'read') {
      entry.toldReadSeq = Math.max(entry.toldReadSeq, seq);
      applyOwnRead(entry, seq, this.#user);
      this.#change(conversation);
    }
  }

  #memberChanged(frame) {
    const conversation = `group:${frame.group}`;
    const isOut = frame.change === 'deleted' || (frame.user === this.#user && ['left', 'removed'].includes(frame.change));
    if (isOut) {
      this.#gone(conversation);
    } else {
      this.#conversations.open(conversation);
      this.#emit('change', {});
    }
    this.#emit('member', frame);
  }

  #gone(conversation) {
    if (this.#conversations.remove(conversation)) {
      this.#emit('gone', { conversation });
      this.#emit('change', {});
    }
  }

  #fillHole(entry) {
    const newest = entry.timeline.messages.at(-1);
    if (newest && entry.timeline.isMissingBefore(newest)) {
      this.#catchUp.one(entry).catch(() => this.#syncLater());
    }
  }

  #syncLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#isOnline && this.sync(), RETRY_MS);
  }

  #change(conversation) {
    this.#emit('change', { conversation });
  }
}
