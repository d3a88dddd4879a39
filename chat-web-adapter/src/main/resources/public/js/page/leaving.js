import { byId, guarded, h, onSubmit } from './dom.js';
import { confirmed, toast } from './notices.js';

/** What one does before one goes, in the dialog about oneself: take one's data along, and delete the account. */
export class Leaving {
  #chat;
  #left;

  /** `left()` once the account is deleted. */
  constructor(chat, left) {
    this.#chat = chat;
    this.#left = left;
    byId('export').onclick = () => this.#export();
    onSubmit(byId('delete-form'), (data) => this.#delete(data.get('ownPassword')));
  }

  async #export() {
    const button = byId('export');
    button.disabled = true;
    await guarded(byId('export-error'), async () => {
      const lines = await this.#chat.api.exportMe();
      if (!isComplete(lines)) {
        throw new Error('The server stopped in the middle. Please try again.');
      }
      save(`chat-${this.#chat.user}.ndjson`, lines);
      toast('Your data is saved.');
    });
    button.disabled = false;
  }

  async #delete(password) {
    if (await confirmed(`Delete the account @${this.#chat.user} for good?`, 'Delete account')) {
      await this.#chat.api.deleteMe(password);
      byId('delete-form').reset();
      this.#left();
    }
  }
}

function isComplete(lines) {
  return JSON.parse(lines.slice(lines.lastIndexOf('\n', lines.length - 2) + 1)).kind === 'end';
}

function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url));
}
