import { h, icon } from './dom.js';
import { sizeText } from './format.js';
import { toast } from './notices.js';

const MOST_KEPT = 60;

/**
 * Files that messages carry: pictures are shown once they come into view, all can be saved. Their bytes need the access
 * token, so they are fetched, and the page shows them by addresses that are good in this page alone.
 */
export class Files {
  #api;
  #urls = new Map();
  #wanted = new Map();
  #view = new IntersectionObserver((entries) => entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => this.#seen(target)));

  constructor(api) {
    this.#api = api;
  }

  /** What a message of this conversation carries, as an element. */
  of(conversation, message) {
    return h('div', { class: 'files' }, ...message.attachments.map((file) => this.#element({ conversation, message: message.id, file })));
  }

  /** Forgets what was fetched. */
  clear() {
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
    this.#urls.clear();
    this.#view.disconnect();
    this.#wanted.clear();
  }

  #element(place) {
    const { name, size, type } = place.file;
    const isPicture = type.startsWith('image/');
    const save = { type: 'button', disabled: !place.message, 'aria-label': `Save ${name}, ${sizeText(size)}`, onclick: () => this.#save(place) };
    return isPicture
      ? h('button', { ...save, class: 'picture', title: name, 'data-testid': 'picture' }, this.#picture(place))
      : h('button', { ...save, class: 'file', 'data-testid': 'file' }, icon('file'), h('span', { class: 'name', dir: 'auto' }, name), h('small', {}, sizeText(size)));
  }

  #picture(place) {
    const picture = h('img', { alt: place.file.name });
    if (this.#urls.has(place.file.id)) {
      picture.src = this.#urls.get(place.file.id);
    } else if (place.message) {
      this.#wanted.set(picture, place);
      this.#view.observe(picture);
    }
    return picture;
  }

  async #seen(picture) {
    this.#view.unobserve(picture);
    const place = this.#wanted.get(picture);
    this.#wanted.delete(picture);
    if (place && picture.isConnected) {
      await this.#fetch(place).then((url) => (picture.src = url), () => picture.classList.add('missing'));
    }
  }

  async #fetch({ conversation, message, file }) {
    if (!this.#urls.has(file.id)) {
      const url = URL.createObjectURL(await this.#api.attachment(conversation, message, file.id));
      this.#urls.set(file.id, url);
      this.#forgetOldest();
    }
    return this.#urls.get(file.id);
  }

  /** A picture that is shown stays; it is only fetched again if it is to be shown anew. */
  #forgetOldest() {
    if (this.#urls.size > MOST_KEPT) {
      const [[id, url]] = this.#urls;
      URL.revokeObjectURL(url);
      this.#urls.delete(id);
    }
  }

  async #save(place) {
    try {
      h('a', { href: await this.#fetch(place), download: place.file.name }).click();
    } catch (problem) {
      toast(`${place.file.name}: ${problem.message}`);
    }
  }
}
