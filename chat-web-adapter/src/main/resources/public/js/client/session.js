import { request } from './http.js';
import { Problem } from './problem.js';

const EARLY_SHARE = 0.2;
const EARLY_MOST_MS = 60_000;
const RETRY_MS = 5_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Who is signed in. Both tokens live in memory only: nothing is left behind in the browser. The access token is renewed
 * before it expires. `renewed` is called with each new one, `ended` when the server accepts the refresh token no more.
 */
export class Session {
  user = null;
  accessToken = null;
  #base;
  #refreshToken = null;
  #refreshing = null;
  #timer;
  #signIn = {};
  #renewed;
  #ended;

  constructor(base, { renewed, ended }) {
    this.#base = base;
    this.#renewed = renewed;
    this.#ended = ended;
  }

  async begin(way, credentials) {
    this.#take(await request(this.#base, 'POST', `/api/${way}`, { body: credentials }));
  }

  /** Forgets the tokens at once; tells the server if it can be reached. */
  async end() {
    const refreshToken = this.#refreshToken;
    this.#forget();
    if (refreshToken) {
      await request(this.#base, 'POST', '/api/logout', { body: { refreshToken } }).catch(() => {});
    }
  }

  /**
   * A new pair of tokens. Everyone who asks meanwhile gets the same one: a refresh token works once, and presenting it a
   * second time would revoke the session.
   */
  refresh() {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /**
   * An authenticated call; renews a token that has just expired and asks once more. `options` as `request` has them. What
   * someone has read who has signed out since is told to nobody, and nothing is done once more in the name of the next one.
   */
  async call(method, path, body, options) {
    const signIn = this.#signIn;
    const answer = await this.#call(signIn, method, path, body, options);
    if (method === 'GET' && signIn !== this.#signIn) {
      throw new Problem({ code: 'signed_out', detail: 'You have signed out.' });
    }
    return answer;
  }

  async #call(signIn, method, path, body, options) {
    const token = this.accessToken;
    try {
      return await request(this.#base, method, path, { ...options, body, token });
    } catch (problem) {
      if (problem.code !== 'unauthorized' || !this.user || signIn !== this.#signIn) {
        throw problem;
      }
      if (token === this.accessToken) {
        await this.refresh();
      }
      return request(this.#base, method, path, { ...options, body, token: this.accessToken });
    }
  }

  async #refresh() {
    const refreshToken = this.#refreshToken;
    try {
      const pair = await request(this.#base, 'POST', '/api/token/refresh', { body: { refreshToken } });
      if (this.#refreshToken === refreshToken) {
        this.#take(pair);
        this.#renewed(pair.accessToken);
      }
    } catch (problem) {
      if (this.#refreshToken === refreshToken) {
        this.#refreshFailed(problem);
      }
      throw problem;
    }
  }

  #refreshFailed(problem) {
    if (problem.temporary) {
      this.#refreshIn(problem.retryAfterMs ?? RETRY_MS);
    } else {
      this.#forget();
      this.#ended();
    }
  }

  #take({ user, accessToken, refreshToken, expiresIn }) {
    this.user = user;
    this.accessToken = accessToken;
    this.#refreshToken = refreshToken;
    const lifeMs = expiresIn * 1000;
    this.#refreshIn(lifeMs - Math.min(lifeMs * EARLY_SHARE, EARLY_MOST_MS));
  }

  #refreshIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh().catch(() => {}), Math.min(ms, LONGEST_TIMER_MS));
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#signIn = {};
    this.user = null;
    this.accessToken = null;
    this.#refreshToken = null;
  }
}
