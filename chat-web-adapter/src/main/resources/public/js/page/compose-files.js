import { byId, h, icon, showRows } from './dom.js';
import { sizeText } from './format.js';
import { toast } from './notices.js';

const MOST = 5;

/** Files that go with the next message: uploaded as soon as they are chosen, shown over the composer until they are sent. */
export class ComposeFiles {
  #strip = byId('compose-files');
  #input = byId('composer-file');
  #upload;
  #conversation = null;
  #files = new Map();
  #next = 0;

  /** `upload(conversation, file)` answers the attachment, or throws a Problem. */
  constructor(upload) {
    this.#upload = upload;
    byId('attach').onclick = () => this.#input.click();
    this.#input.onchange = () => {
      this.#add([...this.#input.files]);
      this.#input.value = ''; // so that the same one can be chosen again
    };
  }

  /** What waits for each conversation waits on there. */
  open(conversation) {
    this.#conversation = conversation;
    this.#show();
  }

  clear() {
    this.#files.clear();
    this.#show();
  }

  paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      this.#add(files);
    }
  }

  get isBusy() {
    return this.#here.some(({ attachment }) => !attachment);
  }

  /** What is said with files if nothing else is. */
  names() {
    return this.#here.map(({ file }) => file.name).join(', ');
  }

  /** What can be sent; undefined if that is nothing. */
  uploaded() {
    return this.#here.length > 0 ? this.#here.map(({ attachment }) => attachment) : undefined;
  }

  sent() {
    this.#files.delete(this.#conversation);
    this.#show();
  }

  get #here() {
    return this.#files.get(this.#conversation) ?? [];
  }

  #add(files) {
    const fitting = files.slice(0, MOST - this.#here.length);
    if (fitting.length < files.length) {
      toast(`A message carries up to ${MOST} files.`);
    }
    fitting.forEach((file) => this.#begin({ key: this.#next++, file, attachment: null }, this.#conversation));
  }

  async #begin(entry, conversation) {
    this.#files.set(conversation, [...this.#here, entry]);
    this.#show();
    try {
      entry.attachment = await this.#upload(conversation, entry.file);
    } catch (problem) {
      toast(`${entry.file.name}: ${problem.message}`);
      this.#remove(entry, conversation);
    }
    this.#show();
  }

  #remove(entry, conversation) {
    this.#files.set(conversation, (this.#files.get(conversation) ?? []).filter((each) => each !== entry));
    this.#show();
  }

  #show() {
    this.#strip.hidden = this.#here.length === 0;
    showRows(this.#strip, this.#here.map((entry) => this.#row(entry, this.#conversation)));
  }

  #row(entry, conversation) {
    const { file, attachment } = entry;
    const state = attachment ? sizeText(attachment.size) : 'Uploading…';
    const make = () => h('li', { class: 'chip', 'data-testid': 'compose-file', 'aria-busy': String(!attachment) },
      icon('file'),
      h('span', { class: 'name', dir: 'auto' }, attachment?.name ?? file.name),
      h('small', {}, state),
      h('button', { class: 'icon', type: 'button', 'aria-label': `Take ${file.name} out`, onclick: () => this.#remove(entry, conversation) }, icon('close')));
    return { key: entry.key, look: state, make };
  }
}
