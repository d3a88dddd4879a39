import { byId, onSubmit } from './dom.js';
import { confirmed, toast } from './notices.js';
import { Webhooks } from './webhooks.js';

/** The dialog about a group: what it is called, what it is about, who may see it, and its end. */
export class GroupSettings {
  #chat;
  #directory;
  #webhooks;
  #dialog = byId('group-settings');
  #form = byId('group-settings-form');
  #name = null;

  constructor(chat, directory) {
    this.#chat = chat;
    this.#directory = directory;
    this.#webhooks = new Webhooks(chat.api);
    byId('group-settings-open').onclick = () => this.#show();
    byId('delete-group').onclick = () => this.#delete();
    onSubmit(this.#form, (data) => this.#save(data));
  }

  /** The group that is open, or null. */
  open(conversation) {
    this.#name = conversation?.startsWith('group:') ? conversation.slice(6) : null;
  }

  #show() {
    const { title, topic, visibility, role } = this.#group();
    const { elements } = this.#form;
    elements.title.value = title;
    elements.topic.value = topic ?? '';
    elements.visibility.value = visibility;
    byId('group-visibility').disabled = role !== 'owner';
    byId('delete-group').hidden = role !== 'owner';
    byId('group-settings-name').textContent = `#${this.#name}`;
    this.#form.querySelector('.error').textContent = '';
    this.#dialog.showModal();
    this.#webhooks.show(this.#name);
  }

  /** Only what is another now: an admin may change less than the owner. */
  async #save(data) {
    const name = this.#name;
    const before = this.#group();
    const wanted = { title: data.get('title').trim(), topic: data.get('topic').trim(), visibility: data.get('visibility') };
    const changes = Object.entries(wanted).filter(([field, value]) => value !== null && value !== (before[field] ?? ''));
    if (changes.length > 0) {
      await this.#chat.api.editGroup(name, Object.fromEntries(changes));
      await this.#directory.loadGroup(name);
      toast('The group is changed.');
    }
    this.#dialog.close();
  }

  async #delete() {
    const name = this.#name; // another group may be open when the answer is there
    const { title } = this.#group();
    if (await confirmed(`Delete ${title} and all of its messages? This cannot be undone.`, 'Delete group')) {
      this.#dialog.close();
      await this.#chat.api.deleteGroup(name).catch((problem) => toast(problem.message));
    }
  }

  #group() {
    return this.#directory.groupOf(this.#name);
  }
}
