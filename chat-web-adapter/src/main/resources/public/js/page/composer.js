import { byId } from './dom.js';
import { toast } from './notices.js';

const LONGEST = 4_000;
const COUNT_FROM = 3_500;
const MOST_ROWS = 8;

/** Where one writes. Keeps what is half written, conversation by conversation. */
export class Composer {
  #form = byId('composer');
  #text = byId('composer-text');
  #counter = byId('composer-counter');
  #drafts = new Map();
  #conversation = null;
  #send;

  /** `send(conversation, text)` */
  constructor(send) {
    this.#send = send;
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#text.addEventListener('input', () => this.#changed());
    this.#text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        this.#submit(event);
      }
    });
  }

  open(conversation, title) {
    this.#drafts.set(this.#conversation, this.#text.value);
    this.#conversation = conversation;
    this.#form.hidden = !conversation;
    this.#text.value = this.#drafts.get(conversation) ?? '';
    this.#changed();
    this.rename(title);
    if (conversation && matchMedia('(min-width: 720px)').matches) {
      this.#text.focus(); // on a phone the keyboard would cover what one came to read
    }
  }

  rename(title) {
    byId('composer-label').textContent = `Message to ${title}`;
    this.#text.placeholder = `Message ${title}`;
  }

  clear() {
    this.#drafts.clear();
    this.#text.value = '';
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value;
    if (!text.trim() || lengthOf(text) > LONGEST) {
      return;
    }
    try {
      this.#send(this.#conversation, text);
      this.#text.value = '';
      this.#changed();
    } catch (problem) {
      toast(problem.message);
    }
  }

  #changed() {
    this.#text.rows = Math.min(MOST_ROWS, this.#text.value.split('\n').length);
    const length = lengthOf(this.#text.value);
    this.#counter.textContent = length < COUNT_FROM ? '' : `${length} / ${LONGEST}`;
    this.#counter.classList.toggle('over', length > LONGEST);
  }
}

/** Characters as the server counts them: code points. */
function lengthOf(text) {
  return [...text].length;
}
