import { byId, h, hintRow, showRows } from './dom.js';
import { confirmed, toast } from './notices.js';

/** Whom the user blocks: the button over a direct conversation, and the list in the account dialog. */
export class Blocks {
  #api;
  #list = byId('block-list');
  #button = byId('block');
  #user = null;

  constructor(api) {
    this.#api = api;
    this.#button.onclick = () => this.#block(this.#user);
  }

  /** The conversation that is open; `self` has nobody to block in notes to themselves. */
  open(conversation, self) {
    this.#user = conversation?.startsWith('dm:') && conversation !== `dm:${self}` ? conversation.slice(3) : null;
    this.offer(true);
  }

  /** Whoever has deleted their account need not be blocked. */
  offer(isPossible) {
    this.#button.hidden = !(isPossible && this.#user);
  }

  async load() {
    const { users } = await this.#api.blocks();
    const rows = users.map((person) => this.#row(person));
    showRows(this.#list, rows.length > 0 ? rows : [hintRow('You block nobody.')]);
  }

  #row({ user, displayName }) {
    const make = () => h('li', { 'data-testid': 'blocked', 'data-user': user },
      h('div', { class: 'two-lines' }, h('span', { dir: 'auto' }, displayName), h('small', {}, `@${user}`)),
      h('button', { class: 'small', type: 'button', 'aria-label': `Unblock ${user}`, onclick: () => this.#unblock(user) }, 'Unblock'));
    return { key: user, look: displayName, make };
  }

  async #block(user) {
    if (await confirmed(`Block ${user}? Neither of you can write to the other, or sees whether the other is online.`, 'Block')) {
      await this.#api.block(user).then(() => toast(`${user} is blocked. The account dialog lifts it.`), (problem) => toast(problem.message));
    }
  }

  async #unblock(user) {
    await this.#api.unblock(user).then(() => this.load()).catch((problem) => toast(problem.message));
  }
}
