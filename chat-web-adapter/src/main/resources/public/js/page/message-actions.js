import { byId } from './dom.js';
import { MessageMenu } from './message-menu.js';
import { confirmed, toast } from './notices.js';

/** What the user does with messages of the open conversation, by mouse, touch or keyboard. */
export class MessageActions {
  #chat;
  #directory;
  #on;
  #conversation = null;
  #list = byId('messages');
  #menu = new MessageMenu();

  /** `on.reply(message)` and `on.edit(message)` begin in the composer. */
  constructor(chat, directory, on) {
    this.#chat = chat;
    this.#directory = directory;
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
      this.#menu.open(anchor, { items: this.#items(message), react: (emoji) => this.#toggle(message, emoji) });
    }
  }

  react(id, emoji, remove) {
    this.#attempt(this.#chat.react(this.#conversation, id, emoji, { remove }));
  }

  /** The user's newest message, to be corrected. */
  editLast() {
    const mine = this.#timeline().messages.findLast(({ from, deleted }) => from === this.#chat.user && !deleted);
    if (mine) {
      this.#on.edit(mine);
    }
  }

  #items(message) {
    const own = message.from === this.#chat.user;
    return [
      { icon: 'reply', label: 'Reply', act: () => this.#on.reply(message) },
      navigator.clipboard && { icon: 'copy', label: 'Copy text', act: () => this.#copy(message) },
      own && { icon: 'pencil', label: 'Edit', act: () => this.#on.edit(message) },
      (own || this.#mayDeleteAny()) && { icon: 'bin', label: 'Delete', danger: true, act: () => this.#delete(message) },
    ].filter(Boolean);
  }

  #mayDeleteAny() {
    const role = this.#conversation.startsWith('group:') && this.#directory.groupOf(this.#conversation)?.role;
    return ['owner', 'admin'].includes(role);
  }

  #toggle({ id, reactions }, emoji) {
    const mine = reactions?.find((reaction) => reaction.emoji === emoji)?.users.includes(this.#chat.user);
    this.react(id, emoji, Boolean(mine));
  }

  async #copy({ content }) {
    await navigator.clipboard.writeText(content).then(() => toast('Copied.'), () => toast('The browser does not allow to copy.'));
  }

  async #delete({ id }) {
    const conversation = this.#conversation;
    if (await confirmed('Delete this message for everyone?', 'Delete')) {
      this.#attempt(this.#chat.delete(conversation, id));
    }
  }

  #attempt(asked) {
    asked.catch((problem) => toast(problem.message));
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
