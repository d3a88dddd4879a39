const AT_ONCE = 3;
const DELETED = 'Deleted user';
const NOBODY = ['deleted-user', { displayName: DELETED, isGone: true }];

/** Who people are and whether they are online, and what the user's groups are. Tells `changed` whenever it learns something. */
export class Directory {
  #api;
  #changed;
  #people = new Map([NOBODY]); // who is said to have sent what deleted users have said
  #groups = new Map();
  #asked = new Set();
  #waiting = [];
  #running = 0;
  #clock = 0; // counts what was asked for and what came live
  #heardAt = new Map();
  #answeredAt = new Map();

  constructor(api, changed) {
    this.#api = api;
    this.#changed = changed;
  }

  /** What is known of someone; asks the server about who is not known yet. */
  lookUp(user) {
    if (!this.#asked.has(user) && !this.#people.get(user)?.isGone) {
      this.#asked.add(user);
      this.#waiting.push(user);
      this.#askNext();
    }
    return this.#people.get(user);
  }

  learn(person) {
    this.#people.set(person.user, { ...this.#people.get(person.user), ...person });
    this.#changed();
  }

  /** What came live. */
  hear(presence) {
    this.#heardAt.set(presence.user, ++this.#clock);
    this.learn(presence);
  }

  /** What the server answered, unless something newer has come live since it was asked. */
  #learnAnswer({ online, lastSeen, ...person }, asked) {
    const isNewest = (this.#heardAt.get(person.user) ?? 0) <= asked;
    this.learn(isNewest ? { ...person, online, lastSeen } : person);
  }

  /** Someone has deleted their account. */
  markGone(user) {
    if (!this.#people.get(user)?.isGone) {
      this.learn({ user, displayName: DELETED, online: false, isGone: true });
    }
  }

  isOnline(user) {
    return this.#people.get(user)?.online ?? false;
  }

  nameOf(user) {
    return this.#people.get(user)?.displayName ?? user;
  }

  /** Whether this is a DM with someone who has deleted their account. */
  isGone(conversation) {
    return conversation.startsWith('dm:') && Boolean(this.#people.get(conversation.slice(3))?.isGone);
  }

  groupOf(conversation) {
    return this.#groups.get(conversation.replace('group:', ''));
  }

  titleOf(conversation) {
    if (conversation === 'broadcast') {
      return 'Everyone';
    }
    const name = conversation.slice(conversation.indexOf(':') + 1);
    return conversation.startsWith('dm:') ? this.nameOf(name) : (this.#groups.get(name)?.title ?? name);
  }

  /** Presence told while we were away is lost: from now on everyone is asked about again. */
  forgetPresence() {
    this.#asked.clear();
  }

  async loadGroups() {
    const { groups } = await this.#api.groups();
    groups.filter(({ role }) => role).forEach((group) => this.#learnGroup(group));
  }

  /** One group with its members. */
  async loadGroup(name) {
    const asked = ++this.#clock;
    const group = await this.#api.group(name);
    if (asked < (this.#answeredAt.get(name) ?? 0)) {
      return; // a later question was answered first
    }
    this.#answeredAt.set(name, asked);
    group.members.forEach(({ user, displayName, online, lastSeen }) => {
      this.#asked.add(user);
      this.#learnAnswer({ user, displayName, online, lastSeen }, asked);
    });
    this.#learnGroup(group);
  }

  forgetGroup(name) {
    this.#groups.delete(name);
  }

  clear() {
    this.#people = new Map([NOBODY]);
    this.#groups.clear();
    this.#asked.clear();
    this.#heardAt.clear();
    this.#answeredAt.clear();
    this.#waiting = [];
  }

  #learnGroup(group) {
    this.#groups.set(group.name, { ...this.#groups.get(group.name), ...group });
    this.#changed();
  }

  /** Whoever is in a conversation, and is not found, was there once. */
  #failed(user, problem) {
    if (problem.code === 'user_not_found') {
      this.markGone(user);
    } else if (problem.temporary) {
      this.#asked.delete(user);
    }
  }

  async #askNext() {
    if (this.#running >= AT_ONCE || this.#waiting.length === 0) {
      return;
    }
    this.#running++;
    const user = this.#waiting.shift();
    const asked = this.#clock;
    await this.#api.user(user).then(
      (person) => this.#learnAnswer(person, asked),
      (problem) => this.#failed(user, problem));
    this.#running--;
    this.#askNext();
  }
}
