import { h } from './dom.js';

const MENTION = /(?<![\w@.-])@([a-z0-9][a-z0-9_.-]{0,31})/gi;

/** What someone wrote, as text, with the people it mentions made to stand out. */
export function contentParts({ content, mentions = [] }, user) {
  const parts = [];
  let done = 0;
  for (const { 0: text, 1: name, index } of mentions?.length ? content.matchAll(MENTION) : []) {
    const mentioned = mentions.find((each) => isNamed(name, each));
    if (mentioned) {
      const end = index + text.length - (name.length - mentioned.length);
      const look = mentioned === user ? 'mention me' : 'mention';
      parts.push(content.slice(done, index), h('span', { class: look }, content.slice(index, end)));
      done = end;
    }
  }
  return [...parts, content.slice(done)];
}

/** A full stop or hyphen at the end belongs to the sentence. */
function isNamed(name, user) {
  return name.toLowerCase() === user || name.toLowerCase().replace(/[.-]+$/, '') === user;
}
