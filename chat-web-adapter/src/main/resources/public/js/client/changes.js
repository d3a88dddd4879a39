/** What becomes of a message when it is edited, deleted or reacted to. Each change may come twice without harm. */
export function changed(message, frame) {
  switch (frame.type) {
    case 'edited':
      return edited(message, frame);
    case 'deleted':
      return { ...message, content: '', deleted: true, reactions: [], mentions: undefined };
    default:
      return { ...message, reactions: reacted(message.reactions ?? [], frame) };
  }
}

function edited(message, { content, editedAt, mentions }) {
  const isOld = message.deleted || (message.editedAt && Date.parse(message.editedAt) > Date.parse(editedAt));
  return isOld ? message : { ...message, content, editedAt, mentions };
}

function reacted(reactions, { emoji, user, removed }) {
  const users = reactions.find((reaction) => reaction.emoji === emoji)?.users ?? [];
  const others = users.filter((each) => each !== user);
  const now = { emoji, users: removed ? others : users.includes(user) ? users : [...users, user] };
  const isNew = !reactions.some((reaction) => reaction.emoji === emoji);
  const all = isNew ? [...reactions, now] : reactions.map((reaction) => (reaction.emoji === emoji ? now : reaction));
  return all.filter((reaction) => reaction.users.length > 0);
}
