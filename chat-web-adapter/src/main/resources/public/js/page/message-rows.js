import { personAvatar } from './avatar.js';
import { h } from './dom.js';
import { dayOf, fullTimeOf, timeOf } from './format.js';

const RUN_MS = 5 * 60_000;

/** Turns a timeline into rows: days, then messages, then what is not stored yet. A run of one sender's is shown as one. */
export function messageRows({ messages, pending }, view) {
  const rows = [];
  let before = null;
  for (const message of messages) {
    const date = new Date(message.sentAt);
    const day = dayOf(date);
    if (before?.day !== day) {
      rows.push(dayRow(day));
    }
    const isFirst = before?.day !== day || before.from !== message.from || date - before.date > RUN_MS;
    rows.push(messageRow({ ...message, state: 'sent', date, isFirst }, view));
    before = { day, date, from: message.from };
  }
  for (const message of pending) {
    const state = message.failed ? 'failed' : 'pending';
    rows.push(messageRow({ ...message, state, isFirst: before?.from !== message.from }, view));
    before = { ...before, from: message.from };
  }
  return rows;
}

function dayRow(day) {
  return { key: `day ${day}`, look: day, make: () => h('li', { class: 'day' }, day) };
}

function messageRow(message, view) {
  const sender = view.nameOf(message.from);
  const { id, ref, content, state, isFirst, deleted, editedAt } = message;
  return {
    key: ref ?? id,
    look: JSON.stringify([state, content, isFirst, sender, deleted, editedAt]),
    make: () => makeMessage(message, sender, view),
  };
}

function makeMessage(message, sender, view) {
  const own = message.from === view.user;
  const classes = ['message', own && 'own', message.isFirst && 'first'].filter(Boolean).join(' ');
  const attributes = { class: classes, 'data-testid': 'message', 'data-state': message.state, 'data-from': message.from };
  const head = own
    ? [h('span', { class: 'visually-hidden' }, 'You: ')]
    : [
        message.isFirst && personAvatar(message.from, { tiny: true }),
        h('span', { class: message.isFirst ? 'sender' : 'visually-hidden', dir: 'auto' }, sender),
      ];
  return h('li', attributes, ...head, bubble(message), message.failed && failure(message, view));
}

function bubble(message) {
  const text = message.deleted
    ? h('span', { class: 'content deleted' }, 'Message deleted')
    : h('span', { class: 'content', 'data-testid': 'content' }, message.content);
  return h('div', { class: 'bubble' }, text, ' ', stamp(message));
}

function stamp({ state, date, sentAt, editedAt }) {
  if (state !== 'sent') {
    return h('span', { class: 'state' }, state === 'pending' ? 'Sending…' : 'Not sent');
  }
  const time = `${editedAt ? 'edited ' : ''}${timeOf(date)}`;
  return h('time', { datetime: sentAt, title: fullTimeOf(date) }, time);
}

function failure({ ref, failed }, view) {
  return h('div', { class: 'failure', role: 'alert' },
    h('span', { 'data-testid': 'failure' }, failed.message),
    h('button', { class: 'small', type: 'button', onclick: () => view.retry(ref) }, 'Try again'),
    h('button', { class: 'small', type: 'button', onclick: () => view.discard(ref) }, 'Discard'));
}
