import { byId } from './dom.js';
import { MessageMenu } from './message-menu.js';
import { toast } from './notices.js';

/** What the user does with messages of the open conversation, by mouse, touch or keyboard. */
export class MessageActions {
  #chat;
  #on;
  #conversation = null;
  #list = byId('messages');
  #menu = new MessageMenu();

  /** `on.reply(message)` begins an answer in the composer. */
  constructor(chat, on) {
    this.#chat = chat;
    this.#on = on;
    this.#list.addEventListener('keydown', (event) => this.#key(event));
    this.#list.addEventListener('click', (event) => this.#tap(event));
  }

  open(conversation) {
    this.#conversation = conversation;
    this.#menu.close();
  }

  /** Of all messages one can be reached by Tab, from there the others by the arrows. */
  keepReachable() {
    const reachable = this.#list.querySelector('.message[tabindex="0"]') ?? [...this.#list.querySelectorAll('.message')].at(-1);
    reachable?.setAttribute('tabindex', '0');
  }

  menu(id, anchor) {
    const message = this.#message(id);
    if (message && !message.deleted) {
      this.#menu.open(anchor, { items: this.#items(message) });
    }
  }

  #items(message) {
    return [
      { icon: 'reply', label: 'Reply', act: () => this.#on.reply(message) },
      navigator.clipboard && { icon: 'copy', label: 'Copy text', act: () => this.#copy(message) },
    ].filter(Boolean);
  }

  async #copy({ content }) {
    await navigator.clipboard.writeText(content).then(() => toast('Copied.'), () => toast('The browser does not allow to copy.'));
  }

  #key(event) {
    const row = event.target.closest('.message');
    if (event.target !== row) {
      return;
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      this.#focus(row, event.key === 'ArrowUp' ? 'previousElementSibling' : 'nextElementSibling');
    } else if (event.key === 'Enter' || event.key === ' ' || event.key === 'ContextMenu') {
      event.preventDefault();
      this.menu(row.dataset.id, row.querySelector('.bubble'));
    }
  }

  #focus(row, direction) {
    let next = row[direction];
    while (next && !next.matches('.message')) {
      next = next[direction];
    }
    if (next) {
      row.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    }
  }

  /** Fingers cannot hover over the button. */
  #tap(event) {
    const bubble = event.target.closest('.bubble');
    if (bubble && !event.target.closest('button, a') && matchMedia('(hover: none)').matches) {
      this.menu(bubble.closest('.message').dataset.id, bubble);
    }
  }

  #message(id) {
    return id && this.#timeline().get(id);
  }

  #timeline() {
    return this.#chat.conversations.open(this.#conversation).timeline;
  }
}
