import { h } from './dom.js';
import { dayOf } from './format.js';
import { makeMessage } from './message-view.js';

const RUN_MS = 5 * 60_000;

/**
 * Turns a timeline into rows: days, then messages, then what is not stored yet. A run of one sender's is shown as one.
 * `view` is {user, nameOf(user), quoted(id), files(message), act}; see message-view.js for `act`.
 */
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
  const quote = message.replyTo && !message.deleted ? quoteOf(message.replyTo, view) : null;
  const { id, ref, content, state, isFirst, deleted, editedAt, mentions, reactions, attachments } = message;
  return {
    key: ref ?? id,
    look: JSON.stringify([id, state, content, isFirst, sender, deleted, editedAt, mentions, reactions, attachments, quote]),
    make: () => makeMessage(message, { sender, quote }, view),
  };
}

function quoteOf(id, view) {
  const message = view.quoted(id);
  if (!message) {
    return { id, text: message === null ? 'A message that is gone' : '…' };
  }
  return { id, from: view.nameOf(message.from), text: message.deleted ? 'Message deleted' : message.content.slice(0, 160) };
}
