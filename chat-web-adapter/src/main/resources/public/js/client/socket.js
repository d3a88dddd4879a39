import { every } from './ticker.js';

const HANDSHAKE_MS = 15_000;
const PROBE_MS = 4_000;
const LOST = 1006;

/**
 * One WebSocket from opening to close, authenticated by its first frame. Knows nothing of coming back: it reports each frame
 * and, exactly once, its end. A server that stays silent although it was pinged counts as lost.
 */
export class Socket {
  #socket;
  #token;
  #frame;
  #closed;
  #deadline;
  #stopPings = () => {};
  #heard = true;
  #isProbing = false;

  /** `token()` gives the access token, `frame(object)` takes what arrives, `closed(code, reason)` the end. */
  constructor(url, { token, frame, closed }) {
    this.#token = token;
    this.#frame = frame;
    this.#closed = closed;
    this.#socket = new WebSocket(url);
    this.#socket.onopen = () => this.renew();
    this.#socket.onmessage = ({ data }) => this.#hear(data);
    this.#socket.onclose = ({ code, reason }) => this.#end(code, reason);
    this.#deadline = setTimeout(() => this.#end(LOST, 'no welcome'), HANDSHAKE_MS);
  }

  send(frame) {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** Authenticates, or renews the token of a connection that is authenticated already. */
  renew() {
    this.send({ type: 'auth', token: this.#token() });
  }

  /** Finds out within seconds whether the server can still be reached. */
  probe() {
    this.#heard = false;
    this.#isProbing = true;
    this.send({ type: 'ping' });
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#heard || this.#end(LOST, 'no answer'), PROBE_MS);
  }

  /** Closes without reporting it. */
  close() {
    this.#closed = () => {};
    this.#end(1000, '');
  }

  #hear(data) {
    this.#heard = true;
    this.#isProbing = false;
    const frame = JSON.parse(data);
    if (frame.type === 'welcome') {
      clearTimeout(this.#deadline);
      this.#stopPings = every((frame.heartbeatSeconds * 1000) / 2, () => this.#beat());
    }
    this.#frame(frame);
  }

  #beat() {
    if (this.#isProbing) {
      return; // which has a clock of its own
    }
    if (!this.#heard) {
      this.#end(LOST, 'no answer');
      return;
    }
    this.#heard = false;
    this.send({ type: 'ping' });
  }

  /** A dead peer never answers our close: what counts is that we are done with it. */
  #end(code, reason) {
    clearTimeout(this.#deadline);
    this.#stopPings();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    const closed = this.#closed;
    this.#closed = () => {};
    closed(code, reason);
  }
}
