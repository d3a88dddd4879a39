import { byId, h, hintRow, onSubmit, showRows } from './dom.js';
import { confirmed, toast } from './notices.js';
import { showSecret } from './secret.js';

/** The user's bots, in the account dialog: made there, and given and deprived of their tokens. */
export class Bots {
  #api;
  #list = byId('bot-list');
  #form = byId('bot-form');

  constructor(api) {
    this.#api = api;
    onSubmit(this.#form, (data) => this.#create(data.get('name').trim().toLowerCase()));
  }

  async load() {
    const { bots } = await this.#api.bots();
    showRows(this.#list, bots.length > 0 ? bots.map((bot) => this.#row(bot)) : [hintRow('You have no bots.')]);
  }

  async #create(name) {
    const { user, token } = await this.#api.createBot({ name });
    this.#form.reset();
    await this.load();
    this.#tell(user, token);
  }

  #tell(user, token) {
    showSecret(`Token of ${user}`, token);
  }

  #row({ user, displayName }) {
    const make = () => h('li', { 'data-testid': 'bot', 'data-user': user },
      h('div', { class: 'two-lines' }, h('span', { dir: 'auto' }, displayName), h('small', {}, `@${user}`)),
      h('div', { class: 'actions' },
        h('button', { class: 'small', type: 'button', 'aria-label': `New token for ${user}`, onclick: () => this.#renew(user) }, 'New token'),
        h('button', { class: 'small', type: 'button', 'aria-label': `Revoke token of ${user}`, onclick: () => this.#revoke(user) }, 'Revoke')));
    return { key: user, look: displayName, make };
  }

  async #renew(user) {
    if (await confirmed(`Give ${user} a new token? The one it has stops working at once.`, 'New token')) {
      await this.#api.renewBotToken(user).then(({ token }) => this.#tell(user, token), (problem) => toast(problem.message));
    }
  }

  async #revoke(user) {
    if (await confirmed(`Revoke the token of ${user}? It is signed out everywhere.`, 'Revoke')) {
      await this.#api.revokeBotToken(user).then(() => toast(`${user} has no token now.`), (problem) => toast(problem.message));
    }
  }
}
