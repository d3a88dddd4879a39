import { ComposeContext } from './compose-context.js';
import { ComposeFiles } from './compose-files.js';
import { byId } from './dom.js';
import { toast } from './notices.js';

const LONGEST = 4_000;
const COUNT_FROM = 3_500;
const MOST_ROWS = 8;

/** Where one writes, answers and corrects. Keeps what is half written, conversation by conversation. */
export class Composer {
  #form = byId('composer');
  #text = byId('composer-text');
  #counter = byId('composer-counter');
  #drafts = new Map();
  #conversation = null;
  #context;
  #files;
  #on;

  /**
   * `on.send(conversation, text, {replyTo, attachments})`, `on.upload(conversation, file)`, `on.edit(conversation, id, text)` (done when it is), `on.typing(conversation)`,
   * `on.editLast()` when the arrow up is pressed in an empty field, `on.nameOf(user)`.
   */
  constructor(on) {
    this.#on = on;
    this.#context = new ComposeContext(on.nameOf, () => this.#cancel());
    this.#files = new ComposeFiles(on.upload);
    this.#text.addEventListener('paste', (event) => this.#files.paste(event));
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', (event) => this.#key(event));
  }

  reply(message) {
    this.#cancel();
    this.#begin({ kind: 'reply', message });
  }

  edit(message) {
    this.#cancel();
    this.#drafts.set(this.#conversation, this.#text.value);
    this.#text.value = message.content;
    this.#begin({ kind: 'edit', message });
  }

  open(conversation, title) {
    this.#cancel();
    this.#drafts.set(this.#conversation, this.#text.value);
    this.#conversation = conversation;
    this.#files.open(conversation);
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
    this.#cancel();
    this.#drafts.clear();
    this.#files.clear();
    this.#text.value = '';
  }

  #begin(context) {
    this.#context.show(context);
    this.#changed();
    this.#text.focus();
  }

  /** Neither an answer nor an edit any more; what was half written before an edit is there again. */
  #cancel() {
    if (this.#context.current?.kind === 'edit') {
      this.#text.value = this.#drafts.get(this.#conversation) ?? '';
    }
    this.#context.show(null);
    this.#changed();
  }

  #key(event) {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      this.#submit(event);
    } else if (event.key === 'Escape' && this.#context.current) {
      this.#cancel();
    } else if (event.key === 'ArrowUp' && this.#text.value === '') {
      event.preventDefault();
      this.#on.editLast();
    }
  }

  async #submit(event) {
    event.preventDefault();
    const isEdit = this.#context.current?.kind === 'edit';
    const text = this.#text.value.trim() || isEdit ? this.#text.value : this.#files.names();
    if (!text.trim() || lengthOf(text) > LONGEST) {
      return;
    }
    try {
      await (isEdit ? this.#edit(text) : this.#say(text));
    } catch (problem) {
      toast(problem.message);
    }
  }

  #say(text) {
    if (this.#files.isBusy) {
      toast('A file is still on its way up.');
      return;
    }
    this.#on.send(this.#conversation, text, { replyTo: this.#context.current?.message.id, attachments: this.#files.uploaded() });
    this.#files.sent();
    this.#text.value = '';
    this.#cancel();
  }

  async #edit(text) {
    const { current } = this.#context;
    if (text !== current.message.content) {
      await this.#on.edit(this.#conversation, current.message.id, text);
    }
    if (this.#context.current === current && this.#text.value === text) { // else one writes on
      this.#cancel();
    }
  }

  #typed() {
    this.#changed();
    if (this.#text.value.trim() && this.#context.current?.kind !== 'edit') {
      this.#on.typing(this.#conversation);
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
