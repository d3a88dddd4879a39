import { byId, h } from './dom.js';

const TOAST_MS = 5_000;
const BANNERS = { connecting: 'Connecting…', offline: 'Offline – trying to reconnect…' };
const STATES = { idle: '', connecting: 'Connecting…', online: 'Online', offline: 'Offline – retrying', stopped: 'Disconnected' };

/** Says something for a moment. */
export function toast(text) {
  const element = h('div', { class: 'toast' }, text);
  const toasts = byId('toasts');
  toasts.hidePopover(); // and shown again, so that it lies above a dialog that has come meanwhile
  toasts.showPopover();
  toasts.append(element);
  setTimeout(() => element.remove(), TOAST_MS);
}

/** What is said of messages that wait. */
export function tooFast(retryInMs) {
  return `That was a lot at once. The rest goes out in ${Math.ceil(retryInMs / 1000)} s.`;
}

/** Shows how the connection is. */
export function showConnection({ state, code }) {
  const connection = byId('connection');
  connection.dataset.state = state;
  connection.textContent = STATES[state];
  const banner = byId('banner');
  banner.hidden = state === 'online' || state === 'idle';
  banner.firstElementChild.textContent = bannerText(state, code);
  banner.querySelector('button').hidden = state === 'connecting';
}

function bannerText(state, code) {
  if (state === 'stopped') {
    return `The server closed the connection (${code}).`;
  }
  return code === 4429 ? 'Too many connections or messages – waiting a little…' : (BANNERS[state] ?? '');
}

/** Asks before doing something; true if the answer is yes. */
export function confirmed(question, yes) {
  const dialog = byId('confirm-dialog');
  byId('confirm-question').textContent = question;
  byId('confirm-yes').textContent = yes;
  dialog.showModal();
  return new Promise((answer) => {
    const asking = new AbortController();
    const on = (type, react) => dialog.addEventListener(type, react, { signal: asking.signal });
    const settle = (event, isYes) => {
      event.preventDefault();
      asking.abort();
      dialog.close();
      answer(isYes);
    };
    on('submit', (event) => settle(event, event.submitter.value === 'yes'));
    on('cancel', (event) => settle(event, false));
    on('close', (event) => dialog.open || settle(event, false)); // told a frame later: another question may be open by now
  });
}
