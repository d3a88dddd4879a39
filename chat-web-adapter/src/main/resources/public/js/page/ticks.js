import { icon } from './dom.js';

const WORDS = { sent: 'Sent', received: 'Received', read: 'Read' };
const MOST_TOLD = 100;

/** Says on one's own messages how far they got: stored, received or read by everyone else who is told of. */
export function paintTicks(list, { name, receipts }, { user, others }) {
  const isKept = name.startsWith('dm:') ? name !== `dm:${user}` : others.length > 0 && others.length < MOST_TOLD;
  const marks = isKept ? others.map((other) => receipts.get(other) ?? { received: 0, read: 0 }) : [];
  const received = Math.min(...marks.map((mark) => mark.received));
  const read = Math.min(...marks.map((mark) => mark.read));
  for (const row of list.querySelectorAll('.message.own[data-id]')) {
    const seq = Number(row.dataset.id.split('-')[1]);
    paint(row.querySelector('.tick'), isKept ? (seq <= read ? 'read' : seq <= received ? 'received' : 'sent') : undefined);
  }
}

function paint(tick, state) {
  if (tick && tick.dataset.tick !== state) {
    tick.dataset.tick = state ?? '';
    tick.title = WORDS[state] ?? '';
    tick.replaceChildren(...(state ? [icon(state === 'sent' ? 'check' : 'checks'), hidden(WORDS[state])] : []));
  }
}

function hidden(text) {
  const element = document.createElement('span');
  element.className = 'visually-hidden';
  element.textContent = text;
  return element;
}
