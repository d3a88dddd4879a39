import { pathOf } from './http.js';

/** The HTTP calls of a signed-in user. Each answers with the body, or throws a Problem. */
export class Api {
  #session;

  constructor(session) {
    this.#session = session;
  }

  user(name) {
    return this.#get(['users', name]);
  }

  /** The user's own groups and public ones; `after` a name for the next page. */
  groups(query) {
    return this.#get(['groups'], query);
  }

  group(name) {
    return this.#get(['groups', name]);
  }

  createGroup(group) {
    return this.#session.call('POST', '/api/groups', group);
  }

  /** Joins, adds, or (with a role) promotes. */
  putMember(group, user, role) {
    return this.#session.call('PUT', pathOf(['groups', group, 'members', user]), role ? { role } : {});
  }

  /** Leaves, or removes. */
  removeMember(group, user) {
    return this.#session.call('DELETE', pathOf(['groups', group, 'members', user]));
  }

  conversations() {
    return this.#get(['conversations']);
  }

  /** Oldest first: the newest ones, or those `before` or `after` an id. */
  history(conversation, query) {
    return this.#get(['conversations', conversation, 'messages'], query);
  }

  markRead(conversation, seq) {
    return this.#session.call('PUT', pathOf(['conversations', conversation, 'read']), { seq });
  }

  #get(parts, query) {
    return this.#session.call('GET', pathOf(parts, query));
  }
}
