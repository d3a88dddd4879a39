import { delayBefore, longDelay } from './backoff.js';
import { nextStep } from './close-codes.js';
import { Socket } from './socket.js';

const STABLE_MS = 10_000;

/**
 * Stays connected: opens a socket and, when it is lost, does what its close code asks for. States: "idle", "connecting",
 * "online", "offline" (waiting to try again, `retryInMs`), "stopped" (only `connect` goes on from here).
 */
export class Connection {
  state = 'idle';
  #url;
  #session;
  #on;
  #socket = null;
  #timer;
  #attempt = 0;
  #onlineSince = 0;

  /** `on.frame(object)`, `on.state({state, code, retryInMs})`. */
  constructor(url, session, on) {
    this.#url = url;
    this.#session = session;
    this.#on = on;
  }

  connect() {
    this.#drop();
    if (!this.#session.user) {
      return; // signed out while a new token was on its way
    }
    this.#change('connecting');
    this.#socket = new Socket(this.#url, {
      token: () => this.#session.accessToken,
      frame: (frame) => this.#heard(frame),
      closed: (code) => this.#lost(code),
    });
  }

  disconnect() {
    this.#drop();
    this.#attempt = 0;
    this.#change('idle');
  }

  send(frame) {
    this.#socket?.send(frame);
  }

  /** Tells a live connection the new access token. */
  renew() {
    if (this.state === 'online') {
      this.#socket.renew();
    }
  }

  /** The network came back or went away: does not wait for the clock to find out. */
  networkChanged() {
    if (this.state === 'offline') {
      this.connect();
    } else if (this.state === 'online') {
      this.#socket.probe();
    }
  }

  #heard(frame) {
    if (frame.type === 'welcome') {
      this.#onlineSince = Date.now();
      this.#change('online');
    }
    this.#on.frame(frame);
  }

  #lost(code) {
    this.#socket = null;
    if (this.#onlineSince && Date.now() - this.#onlineSince > STABLE_MS) {
      this.#attempt = 0; // a server that lets us in and throws us out again is still given more and more time
    }
    this.#onlineSince = 0;
    const step = nextStep(code);
    if (step === 'stop') {
      this.#change('stopped', { code });
      return;
    }
    const delay = step === 'slow' ? longDelay() : delayBefore(this.#attempt++);
    this.#change('offline', { code, retryInMs: delay });
    this.#timer = setTimeout(() => (step === 'renew' ? this.#renewAndConnect() : this.connect()), delay);
  }

  async #renewAndConnect() {
    try {
      await this.#session.refresh();
      this.connect();
    } catch (problem) {
      if (problem.temporary && this.state === 'offline') {
        this.#lost(4401);
      }
    }
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
    this.#onlineSince = 0;
  }

  #change(state, more = {}) {
    this.state = state;
    this.#on.state({ state, ...more });
  }
}
