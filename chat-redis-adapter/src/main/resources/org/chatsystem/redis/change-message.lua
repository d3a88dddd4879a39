-- Changes a message and announces that. All of it happens, or nothing.
-- KEYS 1 log, 2 edits, 3 edited, 4 revisions; for a group 5 group, 6 members; for a direct
--      conversation 5 reads; for the broadcast 5... the accounts of those whom the new content mentions
-- ARGV 1 'E'dit, 'D'elete or 'R'eact, 2 message, 3 actor, 4 conversation, 5 messages kept, 6 millis
--      kept, 7 millis in which a sender may ('' for ever), 8 changes kept, 9 and 10 what the deed takes:
--      content and names, or emoji and '1' to take it back; 11 most kinds, 12 most reactions,
--      13... the channels to publish on
-- Answers {body, what has become of it}; -1 no such group; -2 not a member; -3 no such message;
-- -4 someone else's; -5 too late; -6 too many reactions; -7 one of the two blocks the other, or is gone.
local DAY = 86400000
local log, edits, edited, revisions = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local deed, id, actor, conversation = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local kept, kept_millis, window = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
-- 'b'roadcast, 'd'm or 'g'roup
local kind = string.sub(conversation, 1, 1)

local roster, manages = '0', false
if kind == 'g' then
  roster = redis.call('HGET', KEYS[5], 'roster')
  if not roster then
    return -1
  end
  local role = redis.call('HGET', KEYS[6], actor)
  if not role then
    return -2
  end
  manages = role == 'OWNER' or role == 'ADMIN'
end

local time = now()
local millis, seq = string.match(id, '^(%d+)-(%d+)$')
local oldest = digits(math.max(0, time - kept_millis)) .. '-0'
local known = fate_of(edits, id)
local entry = redis.call('XRANGE', log, id, id)[1]
local deleted = known and known.state == 'D'
if not after(id, oldest) or not entry and not deleted or deleted and deed ~= 'D' then
  return -3
end
if kind == 'd' and deed ~= 'D' and redis.call('HEXISTS', KEYS[5], ':closed') == 1 then
  return -7
end
local as_said = entry and entry[2][2] or ''
local body = known and known.state ~= '=' and known.body or as_said
local said = parts(body)
if said.sender ~= actor and not (manages and deed == 'D') and deed ~= 'R' then
  return -4
end
if deleted then
  return {'', known.value}
end
if deed ~= 'R' and not (manages and deed == 'D') and window and time - tonumber(millis) > window then
  return -5
end

-- Members only; in a direct conversation they have been chosen already.
local function readers(names)
  local able, asked = {}, 0
  for name in string.gmatch(names, '%S+') do
    asked = asked + 1
    if kind == 'd' or kind == 'g' and redis.call('HEXISTS', KEYS[6], name) == 1
        or kind == 'b' and redis.call('EXISTS', KEYS[4 + asked]) == 1 then
      able[#able + 1] = name
    end
  end
  return table.concat(able, ' ')
end

local function mention(before, names)
  local base = string.sub(log, 1, -4) .. 'mentions:'
  for name in string.gmatch(before .. ' ' .. names, '%S+') do
    expect_here(base .. name)
  end
  for name in string.gmatch(before, '%S+') do
    redis.call('ZREM', base .. name, id)
  end
  for name in string.gmatch(names, '%S+') do
    if name ~= said.sender then
      redis.call('ZADD', base .. name, millis, id)
      redis.call('ZREMRANGEBYRANK', base .. name, 0, -1001)
      redis.call('PEXPIRE', base .. name, digits(kept_millis + DAY))
    end
  end
end

-- The reactions after the actor's, or nothing if there would be too many.
local function reacted(lines, emoji, back)
  local all, users, found = {}, 0, false
  for line in string.gmatch(lines, '[^\n]+') do
    local of, names = string.match(line, '^(%S+)(.*)$')
    local left = ''
    for name in string.gmatch(names, '%S+') do
      if of ~= emoji or name ~= actor then
        left, users = left .. ' ' .. name, users + 1
      end
    end
    if of == emoji and not back then
      left, found = left .. ' ' .. actor, true
    end
    if left ~= '' then
      all[#all + 1] = of .. left
    end
  end
  if not back then
    if not found then
      all[#all + 1] = emoji .. ' ' .. actor
    end
    if #all > tonumber(ARGV[11]) or users >= tonumber(ARGV[12]) then
      return nil
    end
  end
  return table.concat(all, '\n')
end

-- Nothing in one line stands for 'has reacted so already'.
local function has_reacted(lines, emoji)
  for line in string.gmatch(lines, '[^\n]+') do
    if string.find(line, emoji .. ' ', 1, true) == 1 then
      return string.find(line .. ' ', ' ' .. actor .. ' ', 1, true) ~= nil
    end
  end
  return false
end

local state, at = known and known.state or '=', known and known.at or ''
local reactions = known and known.reactions or ''
local kept_body = known and known.body or ''
local told, remembered
if deed == 'E' then
  local names = readers(ARGV[10])
  state, at = 'E', digits(time)
  kept_body = fields(said.sender, said.ref, said.origin, ARGV[9])
  if said.reply_to ~= '' or names ~= '' then
    kept_body = fields('+' .. said.reply_to, names, kept_body)
  end
  mention(said.names, names)
  told = fields('E', id, at, names, ARGV[9])
  remembered = fields('E', id, at)
elseif deed == 'D' then
  state, at, reactions = 'D', digits(time), ''
  kept_body = fields(said.sender, said.ref, '', '')
  mention(said.names, '')
  redis.call('XDEL', log, id)
  told = fields('D', id)
else
  local back = ARGV[10] == '1'
  if has_reacted(reactions, ARGV[9]) ~= back then
    return {as_said, known and known.value or ''}
  end
  reactions = reacted(reactions, ARGV[9], back)
  if not reactions then
    return -6
  end
  told = fields('R', id, actor, ARGV[9], ARGV[10])
end
local value = fields(id, state, at, reactions, kept_body)
redis.call('HSET', edits, seq, value)
redis.call('ZADD', edited, seq, seq)

-- What belongs to messages that are gone goes, and of places in the log no more stay than messages are
-- kept. As nothing is changed in a conversation in which nothing is left, all of it expires.
local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
local first_seq = first and tonumber(string.match(first[1], '%d+$'))
local surplus = redis.call('ZCARD', edited) - kept
local beyond
for i, each in ipairs(redis.call('ZRANGE', edited, 0, math.max(15, surplus - 1))) do
  local of = fate(edits, each)
  local is_gone = not of or not after(of.id, oldest)
    or of.state ~= 'D' and (not first_seq or tonumber(each) < first_seq)
  if i <= surplus or is_gone then
    redis.call('HDEL', edits, each)
    redis.call('ZREM', edited, each)
    beyond = i <= surplus and of and of.id or beyond
  end
end
if beyond then
  local beyond_millis, beyond_seq = string.match(beyond, '^(%d+)-(%d+)$')
  redis.call('XTRIM', log, 'MINID', beyond_millis .. '-' .. digits(tonumber(beyond_seq) + 1))
end
redis.call('PEXPIRE', edits, digits(kept_millis + DAY))
redis.call('PEXPIRE', edited, digits(kept_millis + DAY))

local last = redis.call('XREVRANGE', revisions, '+', '-', 'COUNT', 1)[1]
local previous = last and last[1] or '0-0'
local last_millis, last_seq = string.match(previous, '^(%d+)-(%d+)$')
local change = digits(math.max(time, tonumber(last_millis))) .. '-' .. digits(tonumber(last_seq) + 1)
redis.call('XADD', revisions, 'MAXLEN', '~', ARGV[8], change, 'p', previous, 'r', roster, 'c',
  remembered or told)
redis.call('PEXPIRE', revisions, digits(kept_millis + DAY))
local event = fields('C', change, previous, roster, conversation, told)
for i = 13, #ARGV do
  redis.call('PUBLISH', ARGV[i], event)
end
return {as_said, value}
