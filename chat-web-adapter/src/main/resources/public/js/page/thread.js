import { conversationAvatar } from './avatar.js';
import { byId, showRows } from './dom.js';
import { lastSeenText } from './format.js';
import { messageRows } from './message-rows.js';
import { StickyEnd } from './sticky-end.js';
import { paintTicks } from './ticks.js';

const NEAR_TOP = 80;
const MOST_SHOWN = 300;
const RECENT = 50;
const MOST_PAGES_BACK = 20;
const FLASH_MS = 1_600;

/** The open conversation: who it is with, and its messages. */
export class Thread {
  #chat;
  #directory;
  #actions;
  #typing;
  #files;
  #conversation = null;
  #scroller = byId('scroller');
  #end = new StickyEnd(this.#scroller);
  #list = byId('messages');
  #notice = byId('thread-notice');
  #jump = byId('jump');
  #loading = false;
  #loaded = Promise.resolve();
  #refused = false;
  #sought = null;

  /** `actions` is what one does with messages, `typing` who is writing, `files` what messages carry. */
  constructor(chat, directory, actions, { typing, files }) {
    this.#chat = chat;
    this.#directory = directory;
    this.#actions = actions;
    this.#typing = typing;
    this.#files = files;
    this.#list.addEventListener('load', () => this.#followEnd(), { capture: true }); // a picture takes its place
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#jump.onclick = () => this.toEnd();
    new ResizeObserver(() => this.#followEnd()).observe(this.#scroller);
  }

  open(conversation) {
    this.#conversation = conversation;
    this.#refused = false;
    this.#sought = null;
    this.#list.replaceChildren();
    this.#notice.textContent = '';
    byId('placeholder').hidden = Boolean(conversation);
    byId('thread-header').hidden = this.#scroller.hidden = !conversation;
    this.#end.keep();
    this.#jump.hidden = true;
    if (conversation) {
      this.#load(() => this.#chat.loadLatest(conversation));
    }
  }

  toEnd() {
    this.#sought = null;
    this.#end.keep();
    this.#read();
  }

  /** Not while an old message is sought: what is read on the way to it has to stay. */
  get #followsEnd() {
    return !this.#sought && this.#end.isKept;
  }

  #followEnd() {
    if (this.#followsEnd) {
      this.toEnd();
    }
  }

  /** Shows one message of the open conversation, however old, unless one goes elsewhere meanwhile. */
  async goTo(id) {
    const conversation = this.#conversation;
    const { timeline } = this.#chat.conversations.open(conversation);
    const sought = { id };
    this.#sought = sought;
    await this.#loaded;
    for (let page = 0; page < MOST_PAGES_BACK && this.#sought === sought && !timeline.get(id) && timeline.hasOlder; page++) {
      await this.#load(() => this.#chat.loadOlder(conversation));
    }
    if (this.#sought === sought) {
      this.#sought = null;
      this.#end.leave();
      this.render();
      this.#flash([...this.#list.querySelectorAll('.message')].find((row) => row.dataset.id === id));
    }
  }

  #flash(row) {
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
    row?.classList.add('flash');
    this.#scrolled();
    setTimeout(() => row?.classList.remove('flash'), FLASH_MS);
  }

  render() {
    const entry = this.#conversation && this.#chat.conversations.open(this.#conversation);
    if (!entry) {
      return;
    }
    this.#renderHeader();
    if (!entry.timeline.loaded || entry.timeline.stale) {
      this.#load(() => this.#chat.loadLatest(entry.name));
    }
    if (!entry.timeline.loaded && !this.#refused) {
      return;
    }
    if (this.#followsEnd) {
      entry.timeline.trim(MOST_SHOWN);
    }
    this.#renderMessages(entry.timeline);
    paintTicks(this.#list, entry, { user: this.#chat.user, others: this.#others() });
    this.#actions.keepReachable();
    this.#jump.hidden = this.#followsEnd;
    this.#followEnd();
  }

  #renderMessages(timeline) {
    timeline.messages.filter(({ fromDeleted }) => fromDeleted).forEach(({ from }) => this.#directory.markGone(from));
    timeline.messages.slice(-RECENT).forEach(({ from }) => this.#directory.lookUp(from));
    const anchor = this.#list.querySelector('.message');
    const top = anchor?.offsetTop;
    showRows(this.#list, messageRows(timeline, {
      user: this.#chat.user,
      nameOf: (user) => this.#directory.nameOf(user),
      quoted: (id) => this.#chat.quoted(this.#conversation, id),
      files: (message) => this.#files.of(this.#conversation, message),
      act: {
        retry: (ref) => this.#chat.retry(this.#conversation, ref),
        discard: (ref) => this.#chat.discard(this.#conversation, ref),
        jump: (id) => this.goTo(id),
        menu: (id, button) => this.#actions.menu(id, button),
        react: (id, emoji, remove) => this.#actions.react(id, emoji, remove),
      },
    }));
    const moved = [...this.#list.children].find(({ rowKey }) => rowKey === anchor?.rowKey);
    if (!this.#followsEnd && moved) {
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
    const typing = this.#typing.text(this.#conversation);
    if (typing) {
      return typing;
    }
    if (this.#conversation === 'broadcast') {
      return 'Everyone on this server';
    }
    if (this.#directory.isGone(this.#conversation)) {
      return 'This account was deleted';
    }
    if (this.#conversation.startsWith('dm:')) {
      const person = this.#directory.lookUp(this.#conversation.slice(3));
      return person ? (person.online ? 'online' : lastSeenText(person.lastSeen)) : '';
    }
    const { members = [], topic } = this.#directory.groupOf(this.#conversation) ?? {};
    const online = members.filter(({ user }) => this.#directory.isOnline(user)).length;
    const count = `${members.length} ${members.length === 1 ? 'member' : 'members'}, ${online} online`;
    return members.length === 0 ? '' : [count, topic].filter(Boolean).join(' · ');
  }

  /** Whom receipts are expected from. */
  #others() {
    const members = this.#directory.groupOf(this.#conversation)?.members ?? [];
    return this.#conversation.startsWith('dm:')
      ? [this.#conversation.slice(3)]
      : members.map(({ user }) => user).filter((user) => user !== this.#chat.user);
  }

  #scrolled() {
    this.#end.scrolled();
    this.#jump.hidden = this.#end.isKept;
    if (this.#end.isKept) {
      this.#read();
    }
    this.#loadAbove();
  }

  /** Reads what is older than the first message if that is in sight. */
  #loadAbove() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const timeline = this.#conversation && this.#chat.conversations.open(this.#conversation).timeline;
    if (timeline?.loaded && timeline.hasOlder && timeline.messages.length > 0 && scrollTop < NEAR_TOP && scrollHeight > clientHeight) {
      this.#load(() => this.#chat.loadOlder(this.#conversation));
    }
  }

  #read() {
    if (this.#conversation && document.visibilityState === 'visible') {
      this.#chat.markRead(this.#conversation);
    }
  }

  /** One page at a time. */
  #load(page) {
    if (!this.#loading && !this.#refused) {
      this.#loaded = this.#loadPage(page);
    }
    return this.#loaded;
  }

  /** A page that was prepended is not news: screen readers are told to keep still meanwhile. */
  async #loadPage(page) {
    const conversation = this.#conversation;
    this.#loading = true;
    this.#list.setAttribute('aria-busy', 'true');
    this.#notice.textContent = 'Loading…';
    const problem = await page().then(() => null, (refused) => refused);
    this.#loading = false;
    if (conversation === this.#conversation) {
      this.#refused = Boolean(problem) && !problem.temporary;
      this.#notice.textContent = problem?.message ?? '';
    }
    if (!problem || conversation !== this.#conversation) {
      this.render();
    }
    if (!this.#loading) {
      this.#list.removeAttribute('aria-busy');
    }
    if (!problem) {
      this.#loadAbove(); // whoever has scrolled up meanwhile waits for what is older
    }
  }
}

function noticeFor({ messages, pending, hasOlder }) {
  if (messages.length + pending.length === 0) {
    return 'No messages yet. Say hello!';
  }
  return hasOlder ? 'Scroll up for older messages' : '';
}
