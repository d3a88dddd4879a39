// Names and ids of the protocol. A message id is "<epoch millis>-<seq>"; ids of one conversation sort by millis, then seq.

/** Comes before every message. */
export const BEGINNING = '0-0';

/** Negative if a is older than b. Compares digits as numbers, without losing the long ones to rounding. */
export function compareIds(a, b) {
  const [aMillis, aSeq] = a.split('-');
  const [bMillis, bSeq] = b.split('-');
  return compareDigits(aMillis, bMillis) || compareDigits(aSeq, bSeq);
}

function compareDigits(a, b) {
  if (a.length !== b.length) {
    return a.length - b.length;
  }
  return a < b ? -1 : Number(a > b);
}

/** A message's number within its conversation: 1, 2, 3 without holes. */
export function seqOf(id) {
  return Number(id.slice(id.indexOf('-') + 1));
}

/** The conversation a message belongs to, as this reader names it: "dm:<peer>", "group:<name>" or "broadcast". */
export function conversationOf(message, reader) {
  if (message.type === 'dm') {
    return `dm:${message.from === reader ? message.to : message.from}`;
  }
  return message.type === 'group' ? `group:${message.to}` : 'broadcast';
}

/** An id right before this one: what comes after it begins with this one. */
export function beforeId(id) {
  const [millis, seq] = id.split('-');
  return `${millis}-${Number(seq) - 1}`;
}

/** The frame that says something in a conversation; `message` is {content, ref, replyTo?, attachments?}. */
export function frameFor(conversation, { content, ref, replyTo, attachments }) {
  const said = { content, ref, replyTo, attachments: attachments?.map(({ id }) => id) };
  if (conversation === 'broadcast') {
    return { type: 'broadcast', ...said };
  }
  const colon = conversation.indexOf(':');
  return { type: conversation.slice(0, colon), to: conversation.slice(colon + 1), ...said };
}

/** A new ref: 128 random bits. (`crypto.randomUUID` is missing on pages served without TLS.) */
export function newRef() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
