import { DirectDialog } from './direct-dialog.js';
import { byId, h, onSubmit, showRows } from './dom.js';
import { open } from './route.js';

/** The dialogs that begin a conversation: with a person, in a new group, in a group that is there already. */
export class Dialogs {
  #chat;
  #groups = [];

  constructor(chat) {
    this.#chat = chat;
    document.querySelectorAll('[data-dialog]').forEach((button) => {
      button.onclick = () => this.#show(byId(button.dataset.dialog));
    });
    document.querySelectorAll('[data-close]').forEach((button) => {
      button.onclick = () => button.closest('dialog').close();
    });
    const direct = new DirectDialog(chat.api, (conversation) => this.#begin(conversation));
    byId('new-direct').onclick = () => direct.show();
    this.#submits('group-dialog', (data) => this.#createGroup(data));
    byId('more-groups').onclick = () => this.#browse(this.#groups.findLast(({ role }) => !role)?.name);
  }

  closeAll() {
    document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
  }

  /** A form that closes its dialog once its task succeeded. */
  #submits(id, task) {
    const dialog = byId(id);
    const form = dialog.querySelector('form');
    onSubmit(form, async (data) => {
      await task(data);
      form.reset();
      dialog.close();
    });
  }

  #show(dialog) {
    dialog.querySelector('.error').textContent = '';
    dialog.showModal();
    if (dialog.id === 'browse-dialog') {
      this.#groups = [];
      this.#browse();
    }
  }

  async #createGroup(data) {
    const name = data.get('name').trim().toLowerCase();
    const title = data.get('title').trim() || undefined;
    await this.#chat.api.createGroup({ name, title, visibility: data.get('visibility') });
    this.#begin(`group:${name}`);
  }

  async #join(name) {
    await this.#guarded(async () => {
      await this.#chat.api.putMember(name, this.#chat.user);
      this.#begin(`group:${name}`);
      byId('browse-dialog').close();
    });
  }

  #begin(conversation) {
    this.#chat.conversations.open(conversation);
    open(conversation);
  }

  async #browse(after) {
    await this.#guarded(async () => {
      const { groups, hasMore } = await this.#chat.api.groups({ after });
      const known = new Set(this.#groups.map(({ name }) => name));
      this.#groups.push(...groups.filter(({ name }) => !known.has(name)));
      byId('more-groups').hidden = !hasMore;
    });
    const rows = this.#groups.map((group) => this.#row(group));
    showRows(byId('group-list'), rows.length > 0 ? rows : [nothing()]);
  }

  #row({ name, title, visibility, role }) {
    const facts = [`#${name}`, visibility === 'private' ? 'private' : null, role].filter(Boolean).join(' · ');
    const act = role
      ? () => {
          byId('browse-dialog').close();
          this.#begin(`group:${name}`);
        }
      : () => this.#join(name);
    const make = () => h('li', { 'data-testid': 'group', 'data-group': name },
      h('div', { class: 'two-lines' }, h('strong', { dir: 'auto' }, title), h('small', {}, facts)),
      h('button', { class: role ? 'small' : 'small primary', type: 'button', onclick: act }, role ? 'Open' : 'Join'));
    return { key: name, look: JSON.stringify([title, facts]), make };
  }

  async #guarded(task) {
    const error = byId('browse-dialog').querySelector('.error');
    error.textContent = '';
    await task().catch((problem) => {
      error.textContent = problem.message;
    });
  }
}

function nothing() {
  return { key: '', look: '', make: () => h('li', {}, 'There are no groups yet. Be the first to make one!') };
}
