import { byId, guarded, h, onSubmit, showRows } from './dom.js';
import { fullTimeOf } from './format.js';
import { confirmed, toast } from './notices.js';
import { showSecret } from './secret.js';

/** A group's webhooks, in the dialog about the group. */
export class Webhooks {
  #api;
  #group = null;
  #list = byId('webhook-list');
  #form = byId('webhook-form');

  constructor(api) {
    this.#api = api;
    onSubmit(this.#form, (data) => this.#create(data.get('url').trim()));
  }

  async show(group) {
    this.#group = group;
    this.#list.replaceChildren();
    this.#form.reset();
    await guarded(this.#form.querySelector('.error'), () => this.#load());
  }

  async #load() {
    const group = this.#group;
    const { webhooks } = await this.#api.webhooks(group);
    if (group === this.#group) {
      showRows(this.#list, webhooks.map((webhook) => this.#row(webhook)));
    }
  }

  async #create(url) {
    const { secret } = await this.#api.createWebhook(this.#group, url);
    this.#form.reset();
    await this.#load();
    showSecret('Secret of the webhook', secret);
  }

  #row(webhook) {
    const { id, url, state } = webhook;
    const make = () => h('li', { 'data-testid': 'webhook', 'data-state': state },
      h('div', { class: 'two-lines' }, h('span', { title: url }, url), h('small', {}, statusOf(webhook))),
      h('button', { class: 'small', type: 'button', 'aria-label': `Remove ${url}`, onclick: () => this.#remove(webhook) }, 'Remove'));
    return { key: id, look: statusOf(webhook), make };
  }

  async #remove({ id, url }) {
    if (await confirmed(`Remove the webhook to ${url}?`, 'Remove')) {
      await this.#api.deleteWebhook(this.#group, id).then(() => this.#load()).catch((problem) => toast(problem.message));
    }
  }
}

function statusOf({ state, createdBy, failingSince, disabledAt, lastFailure }) {
  const since = disabledAt ?? failingSince;
  return since ? `${state} since ${fullTimeOf(new Date(since))}: ${lastFailure}` : `made by ${createdBy}`;
}
