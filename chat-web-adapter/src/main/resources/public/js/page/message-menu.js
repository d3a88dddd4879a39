import { byId, h, icon } from './dom.js';

const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🎉'];
const MARGIN = 8;

/** What one can do with a message: opened by its button, by a tap, or by Enter on it. */
export class MessageMenu {
  #menu = byId('message-menu');
  #back = null;

  constructor() {
    this.#menu.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed' && (document.activeElement === document.body || this.#menu.contains(document.activeElement))) {
        this.#back?.focus();
      }
    });
    this.#menu.addEventListener('keydown', (event) => this.#moved(event));
  }

  /** Shows the menu beside `anchor`: `items` {icon, label, act, danger?}, and a row of reactions if there is `react(emoji)`. */
  open(anchor, { items, react }) {
    this.#back = anchor.closest('.message');
    const reactions = react && h('div', { class: 'row', role: 'group', 'aria-label': 'React' }, ...REACTIONS.map((emoji) =>
      this.#item({ label: emoji, act: () => react(emoji) }, { 'aria-label': `React with ${emoji}` }, emoji)));
    this.#menu.replaceChildren(...[reactions].filter(Boolean), ...items.map((item) =>
      this.#item(item, { class: item.danger ? 'danger' : undefined }, icon(item.icon), item.label)));
    this.#menu.showPopover();
    this.#place(anchor.getBoundingClientRect());
    this.#menu.querySelector('button').focus();
  }

  close() {
    this.#menu.hidePopover();
  }

  #item({ act }, attributes, ...children) {
    const onclick = () => {
      this.close();
      act();
    };
    return h('button', { type: 'button', role: 'menuitem', ...attributes, onclick }, ...children);
  }

  #place({ left, right, top, bottom }) {
    const { offsetWidth, offsetHeight } = this.#menu;
    const x = left + offsetWidth + MARGIN > innerWidth ? right - offsetWidth : left;
    const y = bottom + offsetHeight + MARGIN > innerHeight ? top - offsetHeight - 4 : bottom + 4;
    this.#menu.style.left = `${Math.max(MARGIN, Math.min(x, innerWidth - offsetWidth - MARGIN))}px`;
    this.#menu.style.top = `${Math.max(MARGIN, y)}px`;
  }

  #moved(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const items = [...this.#menu.querySelectorAll('button')];
      items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
    }
  }
}
