const SHOWN_MS = 6_000;

/** Who is writing where, as far as that was heard within the last seconds. Tells `changed` when it is over. */
export class TypingPeople {
  #until = new Map();
  #nameOf;
  #changed;

  constructor(nameOf, changed) {
    this.#nameOf = nameOf;
    this.#changed = changed;
  }

  heard({ conversation, user }) {
    const people = this.#until.get(conversation) ?? new Map();
    this.#until.set(conversation, people.set(user, Date.now() + SHOWN_MS));
    setTimeout(this.#changed, SHOWN_MS + 20);
    this.#changed();
  }

  /** What they wrote is here. */
  wrote(conversation, user) {
    this.#until.get(conversation)?.delete(user);
  }

  /** "" if nobody is. */
  text(conversation) {
    const writing = [...(this.#until.get(conversation) ?? [])].filter(([, until]) => until > Date.now());
    const names = writing.map(([user]) => this.#nameOf(user));
    if (conversation.startsWith('dm:') && names.length > 0) {
      return 'typing…';
    }
    return names.length === 0 ? '' : names.length > 2 ? 'several people are typing…' : `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} typing…`;
  }

  clear() {
    this.#until.clear();
  }
}
