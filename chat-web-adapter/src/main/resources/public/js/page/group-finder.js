import { byId, guarded, h, hintRow, onSubmit, showRows } from './dom.js';

/** The dialog that finds groups by how their names begin: one's own to open, public ones to join. */
export class GroupFinder {
  #chat;
  #begin;
  #groups = [];
  #prefix = '';
  #dialog = byId('browse-dialog');
  #form = byId('browse-form');

  /** `begin` opens a conversation. */
  constructor(chat, begin) {
    this.#chat = chat;
    this.#begin = begin;
    this.#form.elements.prefix.oninput = ({ target }) => this.#look(target.value);
    onSubmit(this.#form, (data) => this.#look(data.get('prefix')));
    byId('more-groups').onclick = () => this.#guarded(() => this.#read(this.#groups.findLast(({ role }) => !role)?.name));
  }

  show() {
    this.#form.reset();
    this.#dialog.showModal();
    this.#look('');
  }

  async #look(text) {
    this.#prefix = text.trim().toLowerCase();
    await this.#guarded(() => this.#read());
  }

  async #read(after) {
    const prefix = this.#prefix;
    const { groups, hasMore } = await this.#chat.api.groups({ after, prefix: prefix || undefined });
    if (prefix !== this.#prefix) {
      return; // more was typed meanwhile
    }
    const known = after ? this.#groups : [];
    const names = new Set(known.map(({ name }) => name));
    this.#groups = [...known, ...groups.filter(({ name }) => !names.has(name))];
    byId('more-groups').hidden = !hasMore;
    showRows(byId('group-list'), this.#groups.length > 0 ? this.#groups.map((group) => this.#row(group)) : [nothing(prefix)]);
  }

  #row({ name, title, visibility, role }) {
    const facts = [`#${name}`, visibility === 'private' ? 'private' : null, role].filter(Boolean).join(' · ');
    const act = role ? () => this.#open(name) : () => this.#guarded(() => this.#join(name));
    const verb = role ? 'Open' : 'Join';
    const make = () => h('li', { 'data-testid': 'group', 'data-group': name },
      h('div', { class: 'two-lines' }, h('strong', { dir: 'auto' }, title), h('small', {}, facts)),
      h('button', { class: role ? 'small' : 'small primary', type: 'button', 'aria-label': `${verb} ${title}`, onclick: act }, verb));
    return { key: name, look: JSON.stringify([title, facts]), make };
  }

  async #join(name) {
    await this.#chat.api.putMember(name, this.#chat.user);
    this.#open(name);
  }

  #open(name) {
    this.#dialog.close();
    this.#begin(`group:${name}`);
  }

  #guarded(task) {
    return guarded(this.#form.querySelector('.error'), task);
  }
}

function nothing(prefix) {
  return hintRow(prefix ? 'No group that you may see begins so.' : 'There are no groups yet. Be the first to make one!');
}
