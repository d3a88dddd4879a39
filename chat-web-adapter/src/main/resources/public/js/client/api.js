import { FILE_TIMEOUT_MS, pathOf } from './http.js';

const EXPORT_PATIENCE_MS = 600_000;

/** The HTTP calls of a signed-in user. Each answers with the body, or throws a Problem. */
export class Api {
  #session;

  constructor(session) {
    this.#session = session;
  }

  me() {
    return this.#get(['me']);
  }

  /** Changes what is given. */
  editMe(changes) {
    return this.#session.call('PATCH', '/api/me', changes);
  }

  changePassword(passwords) {
    return this.#session.call('PUT', '/api/me/password', passwords);
  }

  /** For good. */
  deleteMe(password) {
    return this.#session.call('DELETE', '/api/me', { password });
  }

  /** One's own data as text, a JSON object for each line; complete if the last one's kind is `end`. */
  exportMe() {
    return this.#session.call('GET', pathOf(['me', 'export']), undefined, { take: (response) => response.text(), patienceMs: EXPORT_PATIENCE_MS });
  }

  sessions() {
    return this.#get(['me', 'sessions']);
  }

  endSession(id) {
    return this.#session.call('DELETE', pathOf(['me', 'sessions', id]));
  }

  /** Whom one blocks. */
  blocks() {
    return this.#get(['me', 'blocks']);
  }

  block(user) {
    return this.#session.call('PUT', pathOf(['me', 'blocks', user]));
  }

  unblock(user) {
    return this.#session.call('DELETE', pathOf(['me', 'blocks', user]));
  }

  bots() {
    return this.#get(['me', 'bots']);
  }

  /** The answer has the bot's token, which is not told again. */
  createBot(bot) {
    return this.#session.call('POST', '/api/me/bots', bot);
  }

  /** A new token; the old one is void. */
  renewBotToken(bot) {
    return this.#session.call('POST', pathOf(['me', 'bots', bot, 'token']));
  }

  revokeBotToken(bot) {
    return this.#session.call('DELETE', pathOf(['me', 'bots', bot, 'token']));
  }

  /** People whose names begin with `prefix`. */
  users(query) {
    return this.#get(['users'], query);
  }

  user(name) {
    return this.#get(['users', name]);
  }

  /** The user's own groups and public ones whose names begin with `prefix`; `after` a name for the next page. */
  groups(query) {
    return this.#get(['groups'], query);
  }

  group(name) {
    return this.#get(['groups', name]);
  }

  createGroup(group) {
    return this.#session.call('POST', '/api/groups', group);
  }

  /** Changes what is given. */
  editGroup(name, changes) {
    return this.#session.call('PATCH', pathOf(['groups', name]), changes);
  }

  deleteGroup(name) {
    return this.#session.call('DELETE', pathOf(['groups', name]));
  }

  /** Joins, adds, or (with a role) promotes. */
  putMember(group, user, role) {
    return this.#session.call('PUT', pathOf(['groups', group, 'members', user]), role ? { role } : {});
  }

  /** Leaves, or removes. */
  removeMember(group, user) {
    return this.#session.call('DELETE', pathOf(['groups', group, 'members', user]));
  }

  webhooks(group) {
    return this.#get(['groups', group, 'webhooks']);
  }

  /** The answer has the webhook's secret, which is not told again. */
  createWebhook(group, url) {
    return this.#session.call('POST', pathOf(['groups', group, 'webhooks']), { url });
  }

  deleteWebhook(group, id) {
    return this.#session.call('DELETE', pathOf(['groups', group, 'webhooks', id]));
  }

  conversations() {
    return this.#get(['conversations']);
  }

  /** Oldest first: the newest ones, or those `before` or `after` an id. */
  history(conversation, query) {
    return this.#get(['conversations', conversation, 'messages'], query);
  }

  /** Messages of one's own conversations, newest first; `before` is the `next` of the page before. */
  search(query) {
    return this.#get(['search'], query);
  }

  /** Takes a File, to be sent there with a message; answers what it is. */
  upload(conversation, file) {
    const path = pathOf(['conversations', conversation, 'attachments'], { name: file.name });
    return this.#session.call('POST', path, file);
  }

  /** A file that a message carries, as a Blob. */
  attachment(conversation, message, id) {
    const path = pathOf(['conversations', conversation, 'messages', message, 'attachments', id]);
    return this.#session.call('GET', path, undefined, { take: (response) => response.blob(), patienceMs: FILE_TIMEOUT_MS });
  }

  /** How far the others of a DM or a small group are. */
  receipts(conversation) {
    return this.#get(['conversations', conversation, 'receipts']);
  }

  #get(parts, query) {
    return this.#session.call('GET', pathOf(parts, query));
  }
}
