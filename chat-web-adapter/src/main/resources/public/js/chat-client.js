import { Api } from './client/api.js';
import { Connection } from './client/connection.js';
import { Conversations } from './client/conversations.js';
import { History } from './client/history.js';
import { conversationOf, seqOf } from './client/ids.js';
import { applyOwnRead, Marks } from './client/marks.js';
import { Mirror } from './client/mirror.js';
import { Problem } from './client/problem.js';
import { Requests } from './client/requests.js';
import { Sender } from './client/sender.js';
import { Session } from './client/session.js';
import { Typing } from './client/typing.js';

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
 * `change` {conversation}, something to show has changed there (a message came, was edited, deleted or reacted to, or a mark
 * moved); without one, the list · `gone` {conversation} · `typing` {conversation, user}, to be shown for 6 s ·
 * `presence` {user, online, lastSeen} · `member` {group, user, role, change} · `synced`, all caught up after a (re)connect ·
 * `waiting` {retryInMs}, too much was said at once and goes out later ·
 * `problem`, an error frame that concerns no message · `signed-out`, by the server.
 *
 * What stands in `conversations` is what the page shows. Messages are never changed in place: an edited one is another object.
 */
export class ChatClient extends EventTarget {
  conversations = new Conversations();
  #session;
  #connection;
  #history;
  #mirror;
  #watched = [];
  #put = (frame) => this.#connection.send(frame);
  #sender = new Sender(this.conversations, this.#put, (conversation) => this.#emit('change', { conversation }));
  #requests = new Requests(this.#put);
  #marks = new Marks(this.#put);
  #typing = new Typing(this.#put);

  constructor(base) {
    super();
    this.#session = new Session(base, {
      renewed: () => this.#connection.renew(),
      ended: () => this.#signedOut(),
    });
    /** The HTTP calls. */
    this.api = new Api(this.#session);
    this.#history = new History(this.api, this.conversations);
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

  /**
   * Says something, perhaps in answer to the message with the id `replyTo`, perhaps with `attachments` that `api.upload` has
   * answered; it is on the timeline at once, as pending. Throws a Problem if too much is waiting already.
   */
  send(conversation, content, { replyTo, attachments } = {}) {
    this.#sender.send(conversation, { content, replyTo, attachments }, this.user);
    this.#typing.sent();
  }

  /** Sends a refused message again. */
  retry(conversation, ref) {
    this.#sender.retry(conversation, ref);
  }

  /** Gives up on a refused message. */
  discard(conversation, ref) {
    this.#sender.discard(conversation, ref);
  }

  /** Changes one's own message. Done when the server says so; throws a Problem if it refuses, or cannot be asked. */
  edit(conversation, id, content) {
    return this.#ask({ type: 'edit', conversation, id, content }, 'edited');
  }

  /** Deletes one's own message, or as an owner or admin any of the group; it stays as a tombstone. */
  delete(conversation, id) {
    return this.#ask({ type: 'delete', conversation, id }, 'deleted');
  }

  /** Adds a reaction to a message, or takes one's own back. */
  react(conversation, id, emoji, { remove = false } = {}) {
    return this.#ask({ type: 'react', conversation, id, emoji, remove }, 'reaction');
  }

  /** The user is writing; may be said with each key, the server hears of it every few seconds. */
  typing(conversation) {
    this.#typing.now(conversation);
  }

  /** Wants to be told of the presence of these people, whoever they are, and no longer of those before. */
  watch(users) {
    const isNews = users.length + this.#watched.length > 0;
    this.#watched = users;
    if (isNews) {
      this.#put({ type: 'watch', users });
    }
  }

  /** Reads the newest messages of a conversation, or again what may have changed of them; nothing if all is here. */
  loadLatest(conversation) {
    return this.#mirror.loadLatest(conversation);
  }

  /** Reads the messages before the oldest one that is here. */
  loadOlder(conversation) {
    return this.#mirror.loadOlder(conversation);
  }

  /** The message that another one answers: as it is here, or null if it is gone; undefined while it is being read. */
  quoted(conversation, id) {
    return this.#history.quoted(conversation, id, () => this.#emit('change', { conversation }));
  }

  /** The name of the conversation that a message belongs to. */
  conversationOf(message) {
    return conversationOf(message, this.user);
  }

  /** Marks everything here as read; the server is told a moment later, once for a burst of messages. */
  markRead(conversation) {
    const entry = this.conversations.find(conversation);
    if (entry?.unread) {
      const seq = seqOf(entry.lastMessage.id);
      applyOwnRead(entry, seq, this.user);
      this.#marks.read(conversation, seq);
      this.#emit('change', {});
    }
  }

  async #begin(way, credentials) {
    await this.#session.begin(way, credentials);
    this.#mirror = new Mirror(this.user, {
      api: this.api,
      conversations: this.conversations,
      history: this.#history,
      marks: this.#marks,
      emit: (type, detail) => this.#emit(type, detail),
    });
    this.conversations.open('broadcast');
    this.#connection.connect();
  }

  #heard(frame) {
    switch (frame.type) {
      case 'welcome':
        this.#sender.online();
        this.#requests.online();
        this.#marks.open();
        this.#mirror.sync();
        this.watch(this.#watched);
        break;
      case 'ack':
        this.#sender.acked(frame, this.user);
        break;
      case 'error':
        this.#refused(frame);
        break;
      default:
        this.#mirror.heard(frame);
        this.#requests.heard(frame);
    }
  }

  #ask(frame, answer) {
    const { conversation, id, emoji } = frame;
    return this.#requests.ask(frame, (event) => event.type === answer && event.conversation === conversation && event.id === id
      && (answer !== 'reaction' || (event.user === this.user && event.emoji === emoji)));
  }

  #refused({ ref, code, message, temporary, retryAfterMs }) {
    const problem = new Problem({ code, detail: message, temporary, retryAfterMs });
    if (ref === undefined || ref === null) {
      this.#emit('problem', problem);
    } else if (!this.#requests.refused(ref, problem) && this.#sender.refused(ref, problem)) {
      this.#emit('waiting', { retryInMs: retryAfterMs });
    }
  }

  #stateChanged(detail) {
    if (detail.state !== 'online') {
      this.#sender.offline();
      this.#requests.offline();
      this.#marks.close();
      this.#mirror?.offline();
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
    this.#connection.disconnect();
    this.#sender.clear();
    this.#marks.clear();
    this.conversations.clear();
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
