-- How messages are changed. The log itself is never rewritten: what has become of a message stands in
-- a hash beside it, under its seq. A deleted message is taken out of the log, so that nothing is
-- left of what it said; the hash keeps its place.

-- What has become of one message, or nothing: its id, what it is now ('=' as said, 'E'dited, 'D'eleted),
-- since when, its reactions (a line each: emoji, users) and, if it is not as said, its body.
local function fate(edits, seq)
  local value = redis.call('HGET', edits, seq)
  if value then
    local id, state, at, reactions, body = string.match(value, '^(%Z*)%z(%Z*)%z(%Z*)%z(%Z*)%z(.*)$')
    return {id = id, state = state, at = at, reactions = reactions, body = body, value = value}
  end
end

-- The same, of this very message: seqs may come again after a store has lost its tail.
local function fate_of(edits, id)
  local known = fate(edits, string.match(id, '%d+$'))
  return known and known.id == id and known or nil
end

-- The parts of a body: what it answers, whom it mentions, sender, ref, origin, content.
local function parts(body)
  local reply_to, names, rest = '', '', body
  if string.byte(body) == 43 then
    reply_to, names, rest = string.match(body, '^%+(%Z*)%z(%Z*)%z(.*)$')
  end
  local sender, ref, origin, content = string.match(rest, '^(%Z*)%z(%Z*)%z(%Z*)%z(.*)$')
  return {
    reply_to = reply_to, names = names, sender = sender, ref = ref, origin = origin, content = content,
  }
end
