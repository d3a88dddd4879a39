import { h, icon } from './dom.js';

/** A person: the initial, in a colour of one's own, with a dot while online. */
export function personAvatar(user, { online = false, tiny = false } = {}) {
  const classes = ['avatar', `hue-${hueOf(user)}`, tiny && 'tiny', online && 'online'].filter(Boolean);
  return h('span', { class: classes.join(' '), 'aria-hidden': 'true' }, user[0]);
}

/** A conversation: its peer's avatar, or what kind of place it is. */
export function conversationAvatar(conversation, directory) {
  if (conversation.startsWith('dm:')) {
    const user = conversation.slice(3);
    return personAvatar(user, { online: directory.isOnline(user) });
  }
  const isPrivate = directory.groupOf(conversation)?.visibility === 'private';
  const kind = conversation === 'broadcast' ? 'everyone' : isPrivate ? 'lock' : 'group';
  return h('span', { class: `avatar place hue-${hueOf(conversation)}`, 'aria-hidden': 'true' }, icon(kind));
}

function hueOf(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1009, 7) % 8;
}
