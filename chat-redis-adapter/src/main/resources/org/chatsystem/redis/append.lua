-- Stores a message and announces it. All of it happens, or nothing.
-- KEYS 1 log, 2 meta, 3 reads, 4-6 the sender's refs (a ring of days); for a group also 7 group,
--      8 members; for a direct conversation that may be new, 7 the sender's conversations
-- ARGV 1 sender, 2 conversation, 3 body, 4 ref or '', 5 messages kept, 6 millis kept, 7... the
--      channels to publish on
-- Answers the id; {conversation id} of the first message with this ref; -1 no such group;
-- -2 not a member.
local DAY = 86400000
local log, meta, reads = KEYS[1], KEYS[2], KEYS[3]
local sender, conversation, body, ref = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local roster = '0'
if #KEYS == 8 then
  roster = redis.call('HGET', KEYS[7], 'roster')
  if not roster then
    return -1
  end
  if redis.call('HEXISTS', KEYS[8], sender) == 0 then
    return -2
  end
end

local time = now()
local today = math.floor(time / DAY)
local refs = KEYS[4 + today % 3]
if ref ~= '' then
  local first = redis.call('HGET', refs, ref) or redis.call('HGET', KEYS[4 + (today - 1) % 3], ref)
  if first then
    return {first}
  end
end

local head = redis.call('HMGET', meta, 'seq', 'millis')
local seq, millis = tonumber(head[1] or 0), tonumber(head[2] or 0)
-- The head is kept beside the log. If either was lost, or is behind the other, the log's last entry
-- says where to go on.
local function mend()
  local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  if last then
    local last_millis, last_seq = string.match(last[1], '^(%d+)-(%d+)$')
    seq, millis = math.max(seq, tonumber(last_seq)), math.max(millis, tonumber(last_millis))
  end
end
local function add(command)
  return command('XADD', log, 'MAXLEN', '~', ARGV[5],
    digits(math.max(time, millis)) .. '-' .. digits(seq + 1), 'm', body)
end

if not head[1] then
  mend()
end
local previous = digits(millis) .. '-' .. digits(seq)
local id = add(redis.pcall)
if type(id) == 'table' then
  mend()
  previous = digits(millis) .. '-' .. digits(seq)
  id = add(redis.call)
end

local stored = math.max(time, millis)
redis.call('HSET', meta, 'seq', digits(seq + 1), 'millis', digits(stored))
redis.call('HSET', reads, sender, id)
if #KEYS == 7 then
  redis.call('SADD', KEYS[7], conversation)
end
if ref ~= '' then
  redis.call('HSET', refs, ref, conversation .. ' ' .. id)
  if redis.call('HLEN', refs) == 1 then
    redis.call('PEXPIRE', refs, 2 * DAY)
  end
end

-- Once a day, and now and then, what is too old goes; a log in which nobody speaks any more goes as
-- a whole.
local another_day = math.floor(millis / DAY) ~= math.floor(stored / DAY)
if another_day or (seq + 1) % 128 == 0 or not head[1] then
  redis.call('XTRIM', log, 'MINID', '~', digits(math.max(0, time - ARGV[6])))
  redis.call('PEXPIRE', log, digits(ARGV[6] + DAY))
end

local event = fields('M', id, previous, roster, conversation, body)
for i = 7, #ARGV do
  redis.call('PUBLISH', ARGV[i], event)
end
return id
