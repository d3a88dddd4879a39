import { DirectDialog } from './direct-dialog.js';
import { byId, onSubmit } from './dom.js';
import { GroupFinder } from './group-finder.js';
import { open } from './route.js';

/** The dialogs that begin a conversation: with a person, in a new group, in a group that is there already. */
export class Dialogs {
  #chat;

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
    const finder = new GroupFinder(chat, (conversation) => this.#begin(conversation));
    byId('find-groups').onclick = () => finder.show();
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
  }

  async #createGroup(data) {
    const name = data.get('name').trim().toLowerCase();
    const title = data.get('title').trim() || undefined;
    await this.#chat.api.createGroup({ name, title, visibility: data.get('visibility') });
    this.#begin(`group:${name}`);
  }

  #begin(conversation) {
    this.#chat.conversations.open(conversation);
    open(conversation);
  }
}
