import { Bots } from './bots.js';
import { byId, guarded, h, onSubmit, showRows } from './dom.js';
import { fullTimeOf, shortTimeOf } from './format.js';
import { confirmed, toast } from './notices.js';

/** The dialog about oneself: what others see, whom one blocks, one's bots, the password, and where one is signed in. */
export class Account {
  #chat;
  #directory;
  #blocks;
  #bots;
  #dialog = byId('account-dialog');
  #error = byId('account-error');

  constructor(chat, directory, blocks) {
    this.#chat = chat;
    this.#directory = directory;
    this.#blocks = blocks;
    this.#bots = new Bots(chat.api);
    byId('account').onclick = () => this.#show();
    onSubmit(byId('name-form'), (data) => this.#rename(data.get('displayName').trim()));
    byId('hide-presence').onchange = ({ target }) => this.#guarded(() => this.#hidePresence(target));
    onSubmit(byId('password-form'), (data) => this.#changePassword(Object.fromEntries(data)));
  }

  async #show() {
    byId('account-user').textContent = `@${this.#chat.user}`;
    this.#dialog.querySelectorAll('.error').forEach((error) => (error.textContent = ''));
    byId('password-form').reset();
    byId('delete-form').reset();
    byId('bot-form').reset();
    const name = byId('name-form').elements.displayName;
    const shown = this.#directory.nameOf(this.#chat.user);
    name.value = shown;
    byId('session-list').replaceChildren();
    byId('hide-presence').disabled = true; // until it is known how it is
    this.#dialog.showModal();
    await this.#guarded(async () => {
      const { displayName, hidePresence } = await this.#chat.api.me();
      byId('hide-presence').checked = hidePresence;
      byId('hide-presence').disabled = false;
      name.value = name.value === shown ? displayName : name.value; // unless another one was typed meanwhile
      await this.#loadSessions();
      await this.#blocks.load();
      await this.#bots.load();
    });
  }

  async #rename(displayName) {
    const me = await this.#chat.api.editMe({ displayName });
    this.#directory.learn({ user: me.user, displayName: me.displayName });
    toast('Your name is changed.');
  }

  async #hidePresence(box) {
    const wanted = box.checked;
    box.disabled = true;
    try {
      await this.#chat.api.editMe({ hidePresence: wanted });
    } catch (problem) {
      box.checked = !wanted;
      throw problem;
    } finally {
      box.disabled = false;
    }
    toast(wanted ? 'You look offline to everyone.' : 'Others see when you are online.');
  }

  async #changePassword(passwords) {
    await this.#chat.api.changePassword(passwords);
    byId('password-form').reset();
    toast('Your password is changed. Other devices are signed out.');
    await this.#guarded(() => this.#loadSessions());
  }

  async #loadSessions() {
    const { sessions } = await this.#chat.api.sessions();
    showRows(byId('session-list'), sessions.map((session) => this.#row(session)));
  }

  #row({ id, device, createdAt, lastUsedAt, current }) {
    const name = device ?? 'Unknown device';
    const used = current ? 'this device' : `last used ${shortTimeOf(new Date(lastUsedAt))}`;
    const make = () => h('li', { 'data-testid': 'session', 'data-current': String(current) },
      h('div', { class: 'two-lines' },
        h('span', { dir: 'auto', title: name }, name),
        h('small', { title: `since ${fullTimeOf(new Date(createdAt))}` }, used)),
      !current && h('button', { class: 'small', type: 'button', 'aria-label': `Sign out ${name}`, onclick: () => this.#end(id, name) }, 'Sign out'));
    return { key: id, look: JSON.stringify([name, used]), make };
  }

  async #end(id, name) {
    if (await confirmed(`Sign out ${name}?`, 'Sign out')) {
      await this.#guarded(async () => {
        await this.#chat.api.endSession(id);
        await this.#loadSessions();
      });
    }
  }

  #guarded(task) {
    return guarded(this.#error, task);
  }
}
