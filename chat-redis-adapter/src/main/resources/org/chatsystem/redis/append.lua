-- Stores a batch of messages, in their order, and announces them. Of each all happens, or nothing;
-- what becomes of one is nothing to the others.
-- KEYS for each draft: log, reads; with a ref also the stem of the sender's refs (a ring of days, of
--      which today and yesterday give the names); then for a group the group and its members, for a
--      direct conversation that may be new the sender's conversations, for the broadcast the accounts
--      of those whom the body mentions
-- ARGV 1 messages kept, 2 millis kept; then for each draft eight: how many keys it has, what was last
--      noted of the sender's refs or '', sender, conversation, body, ref or '', the channel to publish
--      on, a second one or ''
-- Answers for each draft the id; {id, what is to be noted of the sender's refs}; {conversation id} of
-- the first message with this ref; -1 no such group; -2 not a member; -3 no such message to answer;
-- -4 one of the two blocks the other; -5 one of the two is gone; or an error.
local DAY = 86400000
local HEAD = ':head'
local KEYS, ARGV, call = KEYS, ARGV, redis.call
local kept, kept_millis = ARGV[1], tonumber(ARGV[2])

local time = now()
local time_text = digits(time)
local today = math.floor(time / DAY)
local midnight = digits(today * DAY)
local oldest = digits(math.max(0, time - kept_millis))
local refs_today, refs_yesterday = ':' .. today % 3, ':' .. (today - 1) % 3
local tended, tended_alone = today .. '+', today .. '-'

-- What is known already of conversations and groups that come up again.
local heads, rosters = {}, {}

-- The id after a head ('0-0' for the first); the head's seq and millis, the id's millis.
local function following(head)
  local dash = string.find(head, '-', 1, true)
  local millis, seq = string.sub(head, 1, dash - 1), tonumber(string.sub(head, dash + 1))
  local stored = greater(millis, time_text) and millis or time_text
  return stored .. '-' .. digits(seq + 1), seq, millis, stored
end

-- The head is kept beside the log. If either was lost, or is behind the other, the log's last entry
-- says where to go on.
local function mended(head, log)
  local last = redis.pcall('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  if not last then
    return head
  end
  local millis, seq = string.match(head, '^(%d+)-(%d+)$')
  local last_millis, last_seq = string.match(last[1], '^(%d+)-(%d+)$')
  return digits(math.max(tonumber(millis), tonumber(last_millis))) .. '-'
    .. digits(math.max(tonumber(seq), tonumber(last_seq)))
end

-- The ref that the draft at hand has claimed and does not use yet.
local claimed_in, claimed

-- Sees that today's refs have an end, and says what need not be looked for again today: that, and
-- yesterday's refs if there are none.
local function tend(stem)
  local refs = stem .. refs_today
  if call('PTTL', refs) < 0 then
    call('PEXPIRE', refs, 2 * DAY)
  end
  if call('HLEN', refs) >= 64 then
    -- a value of more than 64 bytes makes a hash table of it: Redis would search up to 512 fields
    -- one by one
    call('HSET', refs, '', string.rep(' ', 65))
    call('HDEL', refs, '')
  end
  return call('EXISTS', stem .. refs_yesterday) == 1 and tended or tended_alone
end

-- Claims a ref for what is about to be said, or gives what was said with it first. Then what is to be
-- noted of the sender's refs, if that is not what has been noted.
local function claim(stem, ref, said, noted)
  local refs = stem .. refs_today
  if call('HSETNX', refs, ref, said) == 0 then
    return call('HGET', refs, ref)
  end
  claimed_in, claimed = refs, ref
  if noted ~= tended_alone then
    local first = call('HGET', stem .. refs_yesterday, ref)
    if first then
      return first
    end
    if noted ~= tended then
      return nil, tend(stem)
    end
  end
end

-- What a body that begins with a plus sign answers must be there, and of those whom it mentions stay
-- the ones who may read it; in a direct conversation they have been chosen already. Gives what is to
-- be stored and who is mentioned; nothing if there is no such message to answer.
local function checked(body, kind, log, others)
  local reply_to, names, rest = string.match(body, '^%+(%Z*)%z(%Z*)%z(.*)$')
  if reply_to ~= '' then
    if not after(reply_to, oldest .. '-0') or #call('XRANGE', log, reply_to, reply_to) == 0 then
      return nil
    end
  end
  local mentioned = {}
  local mentions = string.sub(log, 1, -4) .. 'mentions:'
  local asked = 0
  for name in string.gmatch(names, '%S+') do
    if kind == 'd' or kind == 'g' and call('HEXISTS', KEYS[others + 1], name) == 1
        or kind == 'b' and call('EXISTS', KEYS[others + asked]) == 1 then
      expect_here(mentions .. name)
      mentioned[#mentioned + 1] = name
    end
    asked = asked + 1
  end
  body = rest
  if reply_to ~= '' or #mentioned > 0 then
    body = fields('+' .. reply_to, table.concat(mentioned, ' '), rest)
  end
  return body, mentioned
end

local function mention(log, names, sender, stored, id)
  for _, name in ipairs(names) do
    if name ~= sender then
      local mentions = string.sub(log, 1, -4) .. 'mentions:' .. name
      call('ZADD', mentions, stored, id)
      call('ZREMRANGEBYRANK', mentions, 0, -1001)
      call('PEXPIRE', mentions, digits(kept_millis + DAY))
    end
  end
end

-- Stores the draft whose arguments come after this one and whose keys are these.
local function append(at, first_key, last_key)
  local sender, conversation, body, ref = ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], ARGV[at + 5]
  local log, reads = KEYS[first_key], KEYS[first_key + 1]
  local others = first_key + (ref == '' and 2 or 3)

  -- 'b'roadcast, 'd'm or 'g'roup
  local kind = string.sub(conversation, 1, 1)

  local roster = '0'
  if kind == 'g' then
    local group = KEYS[others]
    roster = rosters[group] or call('HGET', group, 'roster')
    if not roster then
      return -1
    end
    rosters[group] = roster
    if call('HEXISTS', KEYS[others + 1], sender) == 0 then
      return -2
    end
  end

  local known = heads[reads]
  if not known and kind == 'd' then
    local found = call('HMGET', reads, HEAD, ':closed')
    if found[2] then
      return found[2] == 'gone' and -5 or -4
    end
    known = found[1]
  elseif not known then
    known = call('HGET', reads, HEAD)
  end
  local previous = known or mended('0-0', log)
  local id, seq, millis, stored = following(previous)

  local note
  if ref ~= '' then
    local first
    first, note = claim(KEYS[first_key + 2], ref, conversation .. ' ' .. id, ARGV[at + 1])
    if first then
      return {first}
    end
  end

  local mentioned
  if string.byte(body) == 43 then
    body, mentioned = checked(body, kind, log, others)
    if not body then
      return -3
    end
  end

  local added = redis.pcall('XADD', log, id, 'm', body)
  if type(added) == 'table' then
    previous = mended(previous, log)
    id, seq, millis, stored = following(previous)
    call('XADD', log, id, 'm', body)
    if claimed then
      call('HSET', claimed_in, ref, conversation .. ' ' .. id)
    end
  end
  claimed = nil

  call('HSET', reads, HEAD, id, sender, id)
  heads[reads] = id
  if kind == 'd' and last_key == others then
    call('SADD', KEYS[others], conversation)
  end
  if mentioned then
    mention(log, mentioned, sender, stored, id)
  end

  -- Now and then what is too much goes, and once a day what is too old; a log in which nobody speaks
  -- any more goes as a whole.
  if seq % 64 == 63 then
    call('XTRIM', log, 'MAXLEN', '~', kept)
  end
  if seq % 128 == 127 or seq == 0 or not known or greater(midnight, millis) then
    call('XTRIM', log, 'MINID', '~', oldest)
    call('PEXPIRE', log, digits(kept_millis + DAY))
  end

  local event = 'M\0' .. id .. '\0' .. previous .. '\0' .. roster .. '\0' .. conversation .. '\0' .. body
  call('PUBLISH', ARGV[at + 6], event)
  if ARGV[at + 7] ~= '' then
    call('PUBLISH', ARGV[at + 7], event)
  end
  return note and {id, note} or id
end

local answers = {}
local first_key = 1
for at = 3, #ARGV, 8 do
  local next_key = first_key + ARGV[at]
  local done, answer = pcall(append, at, first_key, next_key - 1)
  if not done and type(answer) ~= 'table' then
    answer = redis.error_reply(answer)
  end
  if claimed then
    redis.pcall('HDEL', claimed_in, claimed)
    claimed = nil
  end
  answers[#answers + 1] = answer
  first_key = next_key
end
return answers
