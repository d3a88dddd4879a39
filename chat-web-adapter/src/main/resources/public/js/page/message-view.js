import { personAvatar } from './avatar.js';
import { contentParts } from './content.js';
import { h, icon } from './dom.js';
import { fullTimeOf, timeOf } from './format.js';

/**
 * One message as an element. `view.act` has what one can do with it: `retry(ref)`, `discard(ref)`, `jump(id)` to another
 * message, `menu(id, button)`, `react(id, emoji, remove)`.
 */
export function makeMessage(message, { sender, quote }, view) {
  const own = message.from === view.user;
  const mentionsMe = !own && message.mentions?.includes(view.user);
  const classes = ['message', own && 'own', message.isFirst && 'first', mentionsMe && 'mentions-me'].filter(Boolean).join(' ');
  const attributes = {
    class: classes, tabindex: '-1', 'data-testid': 'message', 'data-state': message.state, 'data-from': message.from, 'data-id': message.id,
  };
  const head = own
    ? [h('span', { class: 'visually-hidden' }, 'You: ')]
    : [
        message.isFirst && personAvatar(message.from, { tiny: true }),
        h('span', { class: message.isFirst ? 'sender' : 'visually-hidden', dir: 'auto' }, sender),
      ];
  const body = h('div', { class: 'body' }, bubble(message, quote, view), canAct(message) && menuButton(message, view));
  return h('li', attributes, ...head, body, reactionsOf(message, view), message.failed && failure(message, view));
}

const canAct = ({ state, deleted }) => state === 'sent' && !deleted;

function bubble(message, quote, view) {
  const text = message.deleted
    ? h('span', { class: 'content deleted', 'data-testid': 'deleted' }, 'Message deleted')
    : h('span', { class: 'content', 'data-testid': 'content' }, ...contentParts(message, view.user));
  const files = !message.deleted && message.attachments?.length > 0 && view.files(message);
  return h('div', { class: 'bubble' }, quote && quoteButton(quote, view), files, text, ' ', stamp(message));
}

function quoteButton({ id, from, text }, view) {
  return h('button', { class: 'quote', type: 'button', 'data-testid': 'quote', onclick: () => view.act.jump(id) },
    h('span', { class: 'visually-hidden' }, 'In answer to '),
    from && h('strong', { dir: 'auto' }, from),
    h('span', { dir: 'auto' }, text));
}

function menuButton({ id }, view) {
  return h('button', {
    class: 'icon more', type: 'button', tabindex: '-1', 'aria-label': 'Message actions', 'aria-haspopup': 'menu',
    onclick: ({ currentTarget }) => view.act.menu(id, currentTarget),
  }, icon('more'));
}

function stamp({ state, date, sentAt, editedAt, deleted }) {
  if (state !== 'sent') {
    return h('span', { class: 'state' }, state === 'pending' ? 'Sending…' : 'Not sent');
  }
  const time = `${editedAt && !deleted ? 'edited ' : ''}${timeOf(date)}`;
  return h('span', { class: 'stamp' }, h('time', { datetime: sentAt, title: fullTimeOf(date) }, time), h('span', { class: 'tick' }));
}

function reactionsOf({ id, reactions = [] }, view) {
  return reactions?.length > 0 && h('div', { class: 'reactions' }, ...reactions.map(({ emoji, users }) => {
    const mine = users.includes(view.user);
    const names = users.map((user) => (user === view.user ? 'you' : view.nameOf(user))).join(', ');
    return h('button', {
      type: 'button', 'data-testid': 'reaction', 'aria-pressed': String(mine), 'aria-label': `${emoji} by ${names}`, title: names,
      onclick: () => view.act.react(id, emoji, mine),
    }, `${emoji} ${users.length}`);
  }));
}

function failure({ ref, failed }, view) {
  return h('div', { class: 'failure', role: 'alert' },
    h('span', { 'data-testid': 'failure' }, failed.message),
    h('button', { class: 'small', type: 'button', onclick: () => view.act.retry(ref) }, 'Try again'),
    h('button', { class: 'small', type: 'button', onclick: () => view.act.discard(ref) }, 'Discard'));
}
