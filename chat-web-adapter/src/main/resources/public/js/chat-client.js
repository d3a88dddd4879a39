import { Api } from './client/api.js';
import { CatchUp } from './client/catch-up.js';
import { Connection } from './client/connection.js';
import { applyLive, Conversations } from './client/conversations.js';
import { conversationOf, seqOf } from './client/ids.js';
import { Problem } from './client/problem.js';
import { Sender } from './client/sender.js';
import { Session } from './client/session.js';

const RETRY_MS = 2_000;
const MARK_AFTER_MS = 400;
const MOST_HELD = 2_000;

/**
 * A chat client that hides the protocol: signs in, stays connected, sends each message once, and receives each message once
 * and in order, through reconnects. It knows no page.
 *
 *     const chat = new ChatClient('https://chat.example.org');
 *     chat.addEventListener('message', ({ detail }) => console.log(detail.conversation, detail.message.content));
 *     await chat.logIn({ username: 'alice', password: '…' });
 *     chat.send('dm:bob', 'Hello!');
 *
 * Events (`detail`): `state` {state, code, retryInMs} · `message` {conversation, message}, someone's new message ·
 * `change` {conversation}, something to show has changed there; without one, the list · `gone` {conversation} ·
 * `presence` {user, online, lastSeen} · `member` {group, user, role, change} · `synced`, all caught up after a (re)connect ·
 * `problem`, an error frame that concerns no message · `signed-out`, by the server.
 */
export class ChatClient extends EventTarget {
  conversations = new Conversations();
  #session;
  #connection;
  #sender = new Sender(
    this.conversations,
    (frame) => this.#connection.send(frame),
    (conversation) => this.#emit('change', { conversation }),
  );
  #catchUp;
  #retry;

  constructor(base) {
    super();
    this.#session = new Session(base, {
      renewed: () => this.#connection.renew(),
      ended: () => this.#signedOut(),
    });
    /** The HTTP calls. */
    this.api = new Api(this.#session);
    const url = new URL('/ws', base);
    url.protocol = url.protocol.replace('http', 'ws');
    this.#connection = new Connection(url, this.#session, {
      frame: (frame) => this.#heard(frame),
      state: (detail) => this.#stateChanged(detail),
    });
  }

  /** The name of who is signed in, or null. */
  get user() {
    return this.#session.user;
  }

  async signUp(account) {
    await this.#begin('signup', account);
  }

  async logIn(credentials) {
    await this.#begin('login', credentials);
  }

  async logOut() {
    this.#close();
    await this.#session.end();
  }

  /** Tries again now, without waiting for the clock. */
  reconnect() {
    if (this.user) {
      this.#connection.connect();
    }
  }

  /** To be told when the browser says that the network came or went. */
  networkChanged() {
    this.#connection.networkChanged();
  }

  /** Says something; it is on the timeline at once, as pending. Throws a Problem if too much is waiting already. */
  send(conversation, content) {
    this.#sender.send(conversation, content, this.user);
  }

  /** Sends a refused message again. */
  retry(conversation, ref) {
    this.#sender.retry(conversation, ref);
  }

  /** Gives up on a refused message. */
  discard(conversation, ref) {
    this.#sender.discard(conversation, ref);
  }

  /** Reads the newest messages of a conversation, unless they are here already. */
  async loadLatest(conversation) {
    const entry = this.conversations.open(conversation);
    if (!entry.timeline.loaded) {
      const { messages, hasMore } = await this.api.history(conversation);
      messages.forEach((message) => entry.timeline.add(message));
      entry.timeline.hasOlder = hasMore;
      entry.timeline.loaded = true;
      entry.timeline.moveCursor(messages.at(-1)?.id);
      this.#fillHole(entry);
      this.#emit('change', { conversation });
    }
  }

  /** Reads the messages before the oldest one that is here. */
  async loadOlder(conversation) {
    const { timeline } = this.conversations.open(conversation);
    const { messages, hasMore } = await this.api.history(conversation, { before: timeline.messages[0]?.id });
    messages.forEach((message) => timeline.add(message));
    timeline.hasOlder = hasMore;
    this.#emit('change', { conversation });
  }

  /** Marks everything here as read; the server is told a moment later, once for a burst of messages. */
  markRead(conversation) {
    const entry = this.conversations.find(conversation);
    if (!entry?.unread) {
      return;
    }
    entry.unread = 0;
    entry.marking ??= setTimeout(() => {
      entry.marking = null;
      this.api.markRead(conversation, seqOf(entry.lastMessage.id)).catch(() => {});
    }, MARK_AFTER_MS);
    this.#emit('change', {});
  }

  async #begin(way, credentials) {
    await this.#session.begin(way, credentials);
    this.#catchUp = new CatchUp(this.api, this.conversations, {
      message: (entry, message) => this.#found(entry, message),
      gap: ({ name }) => this.#emit('change', { conversation: name }),
      gone: ({ name }) => this.#gone(name),
    });
    this.conversations.open('broadcast');
    this.#connection.connect();
  }

  #heard(frame) {
    switch (frame.type) {
      case 'welcome':
        this.#sender.online();
        this.#sync();
        break;
      case 'dm':
      case 'group':
      case 'broadcast':
        this.#received(frame);
        break;
      case 'ack':
        this.#sender.acked(frame, this.user);
        break;
      case 'error':
        this.#refused(frame);
        break;
      case 'member':
        this.#memberChanged(frame);
        break;
      case 'presence':
        this.#emit('presence', frame);
        break;
      default: // pong, and what later servers may say
    }
  }

  #received(message) {
    const entry = this.conversations.open(conversationOf(message, this.user));
    const isNew = entry.timeline.addLive(message);
    entry.timeline.trim(MOST_HELD);
    this.#fillHole(entry);
    if (isNew) {
      this.#found(entry, message);
    }
  }

  /** A message that was not here, live or found in the history. */
  #found(entry, message) {
    applyLive(entry, message, this.user);
    this.#emit('change', { conversation: entry.name });
    if (message.from !== this.user) {
      this.#emit('message', { conversation: entry.name, message });
    }
  }

  #refused({ ref, code, message, temporary, retryAfterMs }) {
    const problem = new Problem({ code, detail: message, temporary, retryAfterMs });
    if (ref === undefined) {
      this.#emit('problem', problem);
    } else {
      this.#sender.refused(ref, problem);
    }
  }

  #memberChanged(frame) {
    const conversation = `group:${frame.group}`;
    const isOut = frame.change === 'deleted' || (frame.user === this.user && ['left', 'removed'].includes(frame.change));
    if (isOut) {
      this.#gone(conversation);
    } else {
      this.conversations.open(conversation);
      this.#emit('change', {});
    }
    this.#emit('member', frame);
  }

  #gone(conversation) {
    if (this.conversations.remove(conversation)) {
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

  async #sync() {
    try {
      await this.#catchUp.all(this.user);
      this.#emit('synced', {});
    } catch {
      this.#syncLater();
    }
    this.#emit('change', {});
  }

  #syncLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connection.state === 'online' && this.#sync(), RETRY_MS);
  }

  #stateChanged(detail) {
    if (detail.state !== 'online') {
      this.#sender.offline();
    }
    if (detail.state === 'stopped') {
      this.#sender.stop(detail.code);
    }
    this.#emit('state', detail);
  }

  #signedOut() {
    this.#close();
    this.#emit('signed-out', {});
  }

  #close() {
    clearTimeout(this.#retry);
    this.#connection.disconnect();
    this.#sender.clear();
    this.conversations.clear();
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
