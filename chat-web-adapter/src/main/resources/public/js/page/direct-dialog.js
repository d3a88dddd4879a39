import { personAvatar } from './avatar.js';
import { byId, h, onSubmit, showRows } from './dom.js';

const PAUSE_MS = 200;
const MOST = 8;

/** The dialog that begins to talk with someone; it suggests people while one writes. */
export class DirectDialog {
  #api;
  #begin;
  #dialog = byId('direct-dialog');
  #form = this.#dialog.querySelector('form');
  #list = byId('person-list');
  #timer;

  /** `begin(conversation)` opens it. */
  constructor(api, begin) {
    this.#api = api;
    this.#begin = begin;
    onSubmit(this.#form, (data) => this.#start(data.get('user').trim().toLowerCase()));
    this.#form.elements.user.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#suggest(), PAUSE_MS);
    });
  }

  show() {
    this.#form.reset();
    this.#list.replaceChildren();
    this.#dialog.showModal();
    this.#suggest();
  }

  async #start(name) {
    const { user } = await this.#api.user(name);
    this.#dialog.close();
    this.#begin(`dm:${user}`);
  }

  /** An answer that is no longer asked for is not shown; neither is a refusal, as one can do without. */
  async #suggest() {
    const prefix = this.#form.elements.user.value.trim().toLowerCase();
    const { users } = await this.#api.users({ prefix: prefix || undefined, limit: MOST }).catch(() => ({ users: [] }));
    if (prefix === this.#form.elements.user.value.trim().toLowerCase()) {
      showRows(this.#list, users.map((person) => this.#row(person)));
    }
  }

  #row({ user, displayName, online }) {
    const make = () => h('li', { 'data-testid': 'suggestion', 'data-user': user },
      h('button', { class: 'person', type: 'button', onclick: () => this.#pick(user) },
        personAvatar(user, { online, tiny: true }),
        h('span', { class: 'two-lines' }, h('span', { dir: 'auto' }, displayName), h('small', {}, `@${user}`))));
    return { key: user, look: JSON.stringify([displayName, online]), make };
  }

  #pick(user) {
    this.#dialog.close();
    this.#begin(`dm:${user}`);
  }
}
