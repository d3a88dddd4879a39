-- Keeps the bytes of an attachment, if there is room for them.
-- KEYS 1 all attachments, 2 what they weigh, 3 those of the conversation, 4 this one
-- ARGV 1 conversation, 2 id, 3 what it weighs, 4 what all may weigh, 5 millis that it is kept, 6 owner,
--      7 what is known of it, 8 content
-- Answers 1 if it is kept; 0 if there is no room.
local MOST_FORGOTTEN = 200
local all, attachment = KEYS[1], KEYS[4]
if redis.call('EXISTS', attachment) == 1 then
  return 1
end

-- What has expired weighs nothing any more.
local time = now()
local weight = tonumber(redis.call('GET', KEYS[2]) or 0)
local prefix = string.sub(all, 1, -12)
for _, place in ipairs(redis.call('ZRANGEBYSCORE', all, '-inf', digits(time), 'LIMIT', 0, MOST_FORGOTTEN)) do
  local conversation, id, weighed = string.match(place, '^(%S+) (%S+) (%d+)$')
  -- it may have been moved already, with the slot of a Cluster; it expires in any case
  redis.pcall('SREM', prefix .. '{c:' .. conversation .. '}:attachments', id)
  redis.call('ZREM', all, place)
  weight = weight - tonumber(weighed)
end

local kept = weight + tonumber(ARGV[3]) <= tonumber(ARGV[4])
if kept then
  local place = ARGV[1] .. ' ' .. ARGV[2] .. ' ' .. ARGV[3]
  weight = weight + tonumber(ARGV[3])
  redis.call('HSET', attachment, 'owner', ARGV[6], 'known', ARGV[7], 'place', place, 'content', ARGV[8])
  redis.call('PEXPIRE', attachment, ARGV[5])
  redis.call('ZADD', all, digits(time + ARGV[5]), place)
  redis.call('SADD', KEYS[3], ARGV[2])
  redis.call('PEXPIRE', KEYS[3], digits(math.max(redis.call('PTTL', KEYS[3]), tonumber(ARGV[5]))))
end
redis.call('SET', KEYS[2], digits(math.max(0, weight)))
return kept and 1 or 0
