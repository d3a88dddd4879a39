import { byId } from './dom.js';

/** The strip over the composer that says what is written there: an answer to a message, or an edit of one. */
export class ComposeContext {
  /** null, or {kind: "reply" | "edit", message}. */
  current = null;
  #strip = byId('compose-context');
  #nameOf;

  constructor(nameOf, cancelled) {
    this.#nameOf = nameOf;
    this.#strip.querySelector('button').onclick = cancelled;
  }

  show(current) {
    this.current = current;
    this.#strip.hidden = !current;
    if (current) {
      const { kind, message } = current;
      byId('compose-context-title').textContent = kind === 'edit' ? 'Edit message' : `Reply to ${this.#nameOf(message.from)}`;
      byId('compose-context-text').textContent = message.content.slice(0, 160);
    }
  }
}
