-- Stores a message and announces it. All of it happens, or nothing.
-- KEYS 1 log, 2 reads; with a ref also 3-5 the sender's refs (a ring of days); then for a group
--      the group and its members, for a direct conversation that may be new the sender's
--      conversations, for the broadcast the accounts of those whom the body mentions
-- ARGV 1 sender, 2 conversation, 3 body, 4 ref or '', 5 messages kept, 6 millis kept, 7... the
--      channels to publish on
-- Answers the id; {conversation id} of the first message with this ref; -1 no such group;
-- -2 not a member; -3 no such message to answer;
-- -4 one of the two blocks the other; -5 one of the two is gone.
local DAY = 86400000
local HEAD = ':head'
local log, reads = KEYS[1], KEYS[2]
local sender, conversation, body, ref = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local others = ref == '' and 2 or 5

-- 'b'roadcast, 'd'm or 'g'roup
local kind = string.sub(conversation, 1, 1)

local roster = '0'
if kind == 'g' then
  roster = redis.call('HGET', KEYS[others + 1], 'roster')
  if not roster then
    return -1
  end
  if redis.call('HEXISTS', KEYS[others + 2], sender) == 0 then
    return -2
  end
end

local time = now()
local previous
if kind == 'd' then
  local found = redis.call('HMGET', reads, HEAD, ':closed')
  if found[2] then
    return found[2] == 'gone' and -5 or -4
  end
  previous = found[1]
else
  previous = redis.call('HGET', reads, HEAD)
end
local millis, seq, stored, id
-- The next id is the one after this; '0-0' for the first.
local function follow(head)
  millis, seq = string.match(head, '^(%d+)-(%d+)$')
  millis, seq = tonumber(millis), tonumber(seq)
  stored = math.max(time, millis)
  previous, id = head, digits(stored) .. '-' .. digits(seq + 1)
end
-- The head is kept beside the log. If either was lost, or is behind the other, the log's last entry
-- says where to go on.
local function mend()
  local last = redis.pcall('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  if last then
    local last_millis, last_seq = string.match(last[1], '^(%d+)-(%d+)$')
    follow(digits(math.max(millis, tonumber(last_millis))) .. '-'
      .. digits(math.max(seq, tonumber(last_seq))))
  end
end
local known = previous
follow(known or '0-0')
if not known then
  mend()
end

local refs
if ref ~= '' then
  local today = math.floor(time / DAY)
  refs = KEYS[3 + today % 3]
  if redis.call('HSETNX', refs, ref, conversation .. ' ' .. id) == 0 then
    return {redis.call('HGET', refs, ref)}
  end
  local first = redis.call('HGET', KEYS[3 + (today - 1) % 3], ref)
  if first then
    redis.call('HDEL', refs, ref)
    return {first}
  end
  local count = redis.call('HLEN', refs)
  if count == 1 then
    redis.call('PEXPIRE', refs, 2 * DAY)
  elseif count == 64 then
    -- a value of more than 64 bytes makes a hash table of it: Redis would search up to 512 fields
    -- one by one
    redis.call('HSET', refs, '', string.rep(' ', 65))
    redis.call('HDEL', refs, '')
  end
end

-- What a body that begins with a plus sign answers must be there, and of those whom it mentions stay
-- the ones who may read it; in a direct conversation they have been chosen already.
local mentioned
if string.byte(body) == 43 then
  local reply_to, names, rest = string.match(body, '^%+(%Z*)%z(%Z*)%z(.*)$')
  if reply_to ~= '' then
    local oldest = digits(math.max(0, time - ARGV[6])) .. '-0'
    if not after(reply_to, oldest) or #redis.call('XRANGE', log, reply_to, reply_to) == 0 then
      if refs then
        redis.call('HDEL', refs, ref)
      end
      return -3
    end
  end
  mentioned = {}
  local asked = 0
  for name in string.gmatch(names, '%S+') do
    asked = asked + 1
    if kind == 'd' or kind == 'g' and redis.call('HEXISTS', KEYS[others + 2], name) == 1
        or kind == 'b' and redis.call('EXISTS', KEYS[others + asked]) == 1 then
      mentioned[#mentioned + 1] = name
    end
  end
  body = rest
  if reply_to ~= '' or #mentioned > 0 then
    body = fields('+' .. reply_to, table.concat(mentioned, ' '), rest)
  end
end

local added = redis.pcall('XADD', log, id, 'm', body)
if type(added) == 'table' then
  mend()
  added = redis.pcall('XADD', log, id, 'm', body)
  if refs and type(added) == 'table' then
    redis.call('HDEL', refs, ref)
  elseif refs then
    redis.call('HSET', refs, ref, conversation .. ' ' .. id)
  end
  if type(added) == 'table' then
    return added
  end
end

redis.call('HSET', reads, HEAD, id, sender, id)
if kind == 'd' and #KEYS == others + 1 then
  redis.call('SADD', KEYS[others + 1], conversation)
end
for _, name in ipairs(mentioned or {}) do
  if name ~= sender then
    local mentions = string.sub(log, 1, -4) .. 'mentions:' .. name
    redis.call('ZADD', mentions, digits(stored), id)
    redis.call('ZREMRANGEBYRANK', mentions, 0, -1001)
    redis.call('PEXPIRE', mentions, digits(ARGV[6] + DAY))
  end
end

-- Now and then what is too much goes, and once a day what is too old; a log in which nobody speaks
-- any more goes as a whole.
if seq % 64 == 63 then
  redis.call('XTRIM', log, 'MAXLEN', '~', ARGV[5])
end
if seq % 128 == 127 or seq == 0 or not known or math.floor(millis / DAY) ~= math.floor(stored / DAY) then
  redis.call('XTRIM', log, 'MINID', '~', digits(math.max(0, time - ARGV[6])))
  redis.call('PEXPIRE', log, digits(ARGV[6] + DAY))
end

local event = fields('M', id, previous, roster, conversation, body)
for i = 7, #ARGV do
  redis.call('PUBLISH', ARGV[i], event)
end
return id
