-- Moves a mark of what someone has received or read forward, never back, and announces it; where
-- one of two people blocks the other, to the one whose mark it is alone.
-- KEYS 1 log, 2 reads, 3 received; for a group also 4 group, 5 members
-- ARGV 1 user, 2 whether it is read, 3 seq, 4 conversation, 5 the user's channel, 6 the channel of
--      the other one or of the group ('' for none), 7 how many members may be told
-- Answers 1 if it moved; 0 if it was there or further, or that message is gone; -1 if nothing was
-- ever said there; -2 for someone who is not a member.
local log, reads, received = KEYS[1], KEYS[2], KEYS[3]
local user, is_read, wanted, conversation = ARGV[1], ARGV[2] == '1', tonumber(ARGV[3]), ARGV[4]
local own, others = ARGV[5], ARGV[6]

local roster = '0'
if #KEYS == 5 then
  roster = redis.call('HGET', KEYS[4], 'roster')
  if not roster or redis.call('HEXISTS', KEYS[5], user) == 0 then
    return -2
  end
end

local newest = head(log, reads)
local seq = newest and seq_of(newest) or 0
if seq == 0 then
  return -1
end

-- The id that a seq below the head is short for. Seqs and millis both grow along the log, so halving
-- the time again and again finds the millisecond: some thirty looks, however long the log is.
local function id_of(target)
  local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
  if not first or target < seq_of(first[1]) then
    return nil
  end
  local low, high = tonumber(string.match(first[1], '^(%d+)')), tonumber(string.match(newest, '^(%d+)'))
  while low < high do
    local middle = math.ceil((low + high) / 2)
    local entry = redis.call('XRANGE', log, digits(middle), '+', 'COUNT', 1)[1]
    if entry and seq_of(entry[1]) <= target then
      low = tonumber(string.match(entry[1], '^(%d+)'))
    else
      high = middle - 1
    end
  end
  return digits(low) .. '-' .. digits(target)
end

local id = newest
if wanted < seq then
  id = id_of(wanted)
end
if not id then
  return 0
end

local key = is_read and reads or received
local marks = {redis.call('HGET', reads, user), not is_read and redis.call('HGET', received, user)}
for i = 1, 2 do
  if marks[i] and not after(id, marks[i]) then
    return 0
  end
end
redis.call('HSET', key, user, id)

local unread = is_read and digits(seq - seq_of(id)) or '0'
local event = fields('R', user, is_read and '1' or '0', id, unread, roster, conversation)
if #KEYS == 5 and redis.call('HLEN', KEYS[5]) <= tonumber(ARGV[7]) then
  redis.call('PUBLISH', others, event)
else
  redis.call('PUBLISH', own, event)
  if #KEYS == 3 and others ~= '' and not redis.call('HGET', reads, ':closed') then
    redis.call('PUBLISH', others, event)
  end
end
return 1
