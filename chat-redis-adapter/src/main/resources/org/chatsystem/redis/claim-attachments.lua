-- Has attachments of one conversation kept for longer: all of them or, if one is not there or someone
-- else's, none.
-- KEYS 1 all attachments, 2 those of the conversation, 3... the ones to claim
-- ARGV 1 owner, 2 millis from now on
-- Answers what is known of each; nothing if one is missing.
local known = {}
for i = 3, #KEYS do
  if redis.call('HGET', KEYS[i], 'owner') ~= ARGV[1] then
    return {}
  end
  known[#known + 1] = redis.call('HGET', KEYS[i], 'known')
end

local time, millis = now(), tonumber(ARGV[2])
for i = 3, #KEYS do
  if redis.call('PTTL', KEYS[i]) < millis then
    redis.call('PEXPIRE', KEYS[i], ARGV[2])
    redis.call('ZADD', KEYS[1], digits(time + millis), redis.call('HGET', KEYS[i], 'place'))
  end
end
if redis.call('PTTL', KEYS[2]) < millis then
  redis.call('PEXPIRE', KEYS[2], ARGV[2])
end
return known
