import { conversationAvatar, personAvatar } from './avatar.js';
import { byId, h, showRows } from './dom.js';
import { shortTimeOf } from './format.js';
import { addressOf } from './route.js';

const PRESENCE_OF_FIRST = 40;

/** The list of conversations, the latest first; everyone's on top. */
export class Sidebar {
  #chat;
  #directory;
  #typing;
  #list = byId('conversations');

  constructor(chat, directory, typing) {
    this.#chat = chat;
    this.#directory = directory;
    this.#typing = typing;
  }

  signedIn() {
    const { user } = this.#chat;
    this.#directory.lookUp(user);
    byId('me-avatar').replaceChildren(personAvatar(user));
  }

  render(current) {
    byId('me').textContent = this.#directory.nameOf(this.#chat.user);
    const all = this.#chat.conversations.all();
    all.sort((a, b) => (b.name === 'broadcast') - (a.name === 'broadcast'));
    all.filter(({ peerDeleted }) => peerDeleted).forEach(({ name }) => this.#directory.markGone(name.slice(3)));
    all.slice(0, PRESENCE_OF_FIRST).filter(({ name }) => name.startsWith('dm:')).forEach(({ name }) => {
      this.#directory.lookUp(name.slice(3));
    });
    showRows(this.#list, all.map((entry) => this.#row(entry, entry.name === current)));
    const unread = all.reduce((sum, entry) => sum + entry.unread, 0);
    document.title = unread > 0 ? `(${unread}) Chat` : 'Chat';
  }

  #row({ name, unread, mentionsUnread, lastMessage }, isOpen) {
    const row = {
      name, unread, mentionsUnread, isOpen,
      title: this.#directory.titleOf(name),
      online: name.startsWith('dm:') && this.#directory.isOnline(name.slice(3)),
      preview: this.#typing.text(name) || this.#preview(name, lastMessage),
      time: lastMessage ? shortTimeOf(new Date(lastMessage.sentAt)) : '',
      visibility: this.#directory.groupOf(name)?.visibility,
    };
    return { key: name, look: JSON.stringify(row), make: () => this.#make(row) };
  }

  #make({ name, title, online, unread, mentionsUnread, preview, time, isOpen }) {
    return h('li', { 'data-testid': 'conversation', 'data-conversation': name, 'data-online': String(online) },
      h('a', { href: addressOf(name), 'aria-current': isOpen ? 'page' : undefined },
        conversationAvatar(name, this.#directory),
        h('span', { class: 'text' },
          h('span', { class: 'name', dir: 'auto' }, title),
          h('small', {}, time),
          h('span', { class: 'preview', 'data-testid': 'preview' }, preview),
          unread > 0 && h('span', { class: 'badges' },
            mentionsUnread > 0 && badge('mentions', '@', ' mentions you'),
            badge('unread', unread > 99 ? '99+' : String(unread), ' unread'))),
        online && h('span', { class: 'visually-hidden' }, 'online')));
  }

  #preview(conversation, message) {
    if (!message) {
      return 'No messages yet';
    }
    const text = message.deleted ? 'Message deleted' : message.content.slice(0, 120);
    if (message.from === this.#chat.user) {
      return `You: ${text}`;
    }
    return conversation.startsWith('dm:') ? text : `${this.#directory.nameOf(message.from)}: ${text}`;
  }
}

function badge(kind, text, meaning) {
  return h('span', { class: 'badge', 'data-testid': kind }, text, h('span', { class: 'visually-hidden' }, meaning));
}
