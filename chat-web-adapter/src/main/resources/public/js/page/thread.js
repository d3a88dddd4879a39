import { conversationAvatar } from './avatar.js';
import { byId, showRows } from './dom.js';
import { lastSeenText } from './format.js';
import { messageRows } from './message-rows.js';

const NEAR = 80;
const MOST_SHOWN = 300;
const RECENT = 50;

/** The open conversation: who it is with, and its messages. */
export class Thread {
  #chat;
  #directory;
  #conversation = null;
  #scroller = byId('scroller');
  #list = byId('messages');
  #notice = byId('thread-notice');
  #jump = byId('jump');
  #atEnd = true;
  #loading = false;
  #refused = false;

  constructor(chat, directory) {
    this.#chat = chat;
    this.#directory = directory;
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#jump.onclick = () => this.toEnd();
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.#scroller);
  }

  open(conversation) {
    this.#conversation = conversation;
    this.#atEnd = true;
    this.#refused = false;
    this.#list.replaceChildren();
    this.#notice.textContent = '';
    byId('placeholder').hidden = Boolean(conversation);
    byId('thread-header').hidden = this.#scroller.hidden = !conversation;
    this.#jump.hidden = true;
    if (conversation) {
      this.#load(() => this.#chat.loadLatest(conversation));
    }
  }

  toEnd() {
    this.#atEnd = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#read();
  }

  render() {
    const entry = this.#conversation && this.#chat.conversations.open(this.#conversation);
    if (!entry) {
      return;
    }
    this.#renderHeader();
    if (!entry.timeline.loaded) {
      this.#load(() => this.#chat.loadLatest(entry.name));
    }
    if (!entry.timeline.loaded && !this.#refused) {
      return;
    }
    if (this.#atEnd) {
      entry.timeline.trim(MOST_SHOWN);
    }
    this.#renderMessages(entry.timeline);
    this.#jump.hidden = this.#atEnd;
    if (this.#atEnd) {
      this.toEnd();
    }
  }

  #renderMessages(timeline) {
    timeline.messages.slice(-RECENT).forEach(({ from }) => this.#directory.lookUp(from));
    const anchor = this.#list.querySelector('.message');
    const top = anchor?.offsetTop;
    showRows(this.#list, messageRows(timeline, {
      user: this.#chat.user,
      nameOf: (user) => this.#directory.nameOf(user),
      retry: (ref) => this.#chat.retry(this.#conversation, ref),
      discard: (ref) => this.#chat.discard(this.#conversation, ref),
    }));
    const moved = [...this.#list.children].find(({ rowKey }) => rowKey === anchor?.rowKey);
    if (!this.#atEnd && moved) {
      this.#scroller.scrollTop += moved.offsetTop - top; // what is being read stays where it is
    }
    if (!this.#loading && !this.#refused) {
      this.#notice.textContent = noticeFor(timeline);
    }
  }

  #renderHeader() {
    const title = this.#directory.titleOf(this.#conversation);
    byId('thread-title').textContent = title;
    byId('thread-avatar').replaceChildren(conversationAvatar(this.#conversation, this.#directory));
    byId('thread-status').textContent = this.#status();
  }

  #status() {
    if (this.#conversation === 'broadcast') {
      return 'Everyone on this server';
    }
    if (this.#conversation.startsWith('dm:')) {
      const person = this.#directory.lookUp(this.#conversation.slice(3));
      return person ? (person.online ? 'online' : lastSeenText(person.lastSeen)) : '';
    }
    const members = this.#directory.groupOf(this.#conversation)?.members ?? [];
    const online = members.filter(({ user }) => this.#directory.isOnline(user)).length;
    return members.length === 0 ? '' : `${members.length} ${members.length === 1 ? 'member' : 'members'}, ${online} online`;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.#jump.hidden = this.#atEnd;
    if (this.#atEnd) {
      this.#read();
    }
    const { loaded, hasOlder, messages } = this.#chat.conversations.open(this.#conversation).timeline;
    if (scrollTop < NEAR && loaded && hasOlder && messages.length > 0 && scrollHeight > clientHeight) {
      this.#load(() => this.#chat.loadOlder(this.#conversation));
    }
  }

  #read() {
    if (this.#conversation && document.visibilityState === 'visible') {
      this.#chat.markRead(this.#conversation);
    }
  }

  /** One page at a time. A page that was prepended is not news: screen readers are told to keep still meanwhile. */
  async #load(page) {
    if (this.#loading || this.#refused) {
      return;
    }
    const conversation = this.#conversation;
    this.#loading = true;
    this.#list.setAttribute('aria-busy', 'true');
    this.#notice.textContent = 'Loading…';
    const problem = await page().then(() => null, (refused) => refused);
    this.#loading = false;
    if (conversation !== this.#conversation) {
      this.render();
      return;
    }
    this.#refused = Boolean(problem) && !problem.temporary;
    this.#notice.textContent = problem?.message ?? '';
    if (!problem) {
      this.render();
    }
    this.#list.removeAttribute('aria-busy');
  }
}

function noticeFor({ messages, pending, hasOlder }) {
  if (messages.length + pending.length === 0) {
    return 'No messages yet. Say hello!';
  }
  return hasOlder ? 'Scroll up for older messages' : '';
}
