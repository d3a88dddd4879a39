import { byId, guarded, h, onSubmit, showRows } from './dom.js';
import { shortTimeOf } from './format.js';

/** The dialog that finds messages. */
export class Search {
  #chat;
  #directory;
  #show;
  #dialog = byId('search-dialog');
  #form = byId('search-form');
  #list = byId('search-results');
  #found = [];
  #query = null;
  #next = null;
  #isReadingMore = false;
  #open = null;

  /** `show(conversation, id)` shows a message where it was said. */
  constructor(chat, directory, show) {
    this.#chat = chat;
    this.#directory = directory;
    this.#show = show;
    onSubmit(this.#form, (data) => this.#search(data));
    byId('more-results').onclick = () => this.#more();
  }

  /** `conversation` is the one that is open, if any. */
  show(conversation) {
    this.#open = conversation;
    byId('search-here').hidden = !conversation;
    byId('search-here-title').textContent = conversation ? `Only in ${this.#directory.titleOf(conversation)}` : '';
    this.#dialog.showModal();
    this.#form.elements.q.select();
  }

  clear() {
    this.#form.reset();
    this.#found = [];
    this.#list.replaceChildren();
    byId('more-results').hidden = true;
    byId('search-status').textContent = '';
  }

  async #search(data) {
    const here = this.#open && data.get('here') ? this.#open : undefined;
    this.#query = { q: data.get('q').trim(), conversation: here };
    this.#found = [];
    this.#list.replaceChildren();
    await this.#page({});
  }

  /** Pressed twice, it still is one page more. */
  async #more() {
    if (!this.#isReadingMore) {
      this.#isReadingMore = true;
      await guarded(this.#form.querySelector('.error'), () => this.#page({ before: this.#next }));
      this.#isReadingMore = false;
    }
  }

  async #page(place) {
    const query = this.#query;
    byId('search-status').textContent = 'Searching…';
    const { messages, hasMore, next, complete } = await this.#chat.api.search({ ...query, ...place }).catch((problem) => {
      byId('search-status').textContent = '';
      throw problem;
    });
    if (query !== this.#query) {
      return;
    }
    this.#next = next;
    this.#found.push(...messages);
    showRows(this.#list, this.#found.map((message) => this.#row(message)));
    byId('more-results').hidden = !hasMore;
    byId('search-status').textContent = this.#summary(hasMore, complete);
  }

  #summary(hasMore, complete) {
    const count = this.#found.length;
    const found = count === 0 ? 'Nothing found' : `${count}${hasMore ? '+' : ''} found`;
    return complete ? `${found}.` : `${found} so far; there is more to look through.`;
  }

  #row(message) {
    const conversation = this.#chat.conversationOf(message);
    const make = () => h('li', { 'data-testid': 'result' },
      h('button', { class: 'person', type: 'button', onclick: () => this.#pick(conversation, message.id) },
        h('span', { class: 'result' },
          h('small', {}, `${this.#directory.titleOf(conversation)} · ${shortTimeOf(new Date(message.sentAt))}`),
          h('span', { dir: 'auto' }, h('strong', {}, this.#sender(message.from), ': '), message.content.slice(0, 300)))));
    return { key: `${conversation} ${message.id}`, look: message.content, make };
  }

  #sender(user) {
    return user === this.#chat.user ? 'You' : this.#directory.nameOf(user);
  }

  #pick(conversation, id) {
    this.#dialog.close();
    this.#show(conversation, id);
  }
}
