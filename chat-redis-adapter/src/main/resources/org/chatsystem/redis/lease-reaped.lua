-- Forgets an instance whose users have been settled, unless it has come back meanwhile.
-- KEYS 1 instances, 2 users of the instance
-- ARGV 1 instance, 2... the users that were settled
local lease = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0)
if lease > now() then
  return
end
for i = 2, #ARGV do
  redis.call('SREM', KEYS[2], ARGV[i])
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
end
