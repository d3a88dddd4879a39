-- Gives a claimed webhook back, unless the claim has run out and someone else has claimed it since.
-- KEYS 1 webhooks of the group, 2 when webhooks are due
-- ARGV 1 id, 2 what it is called where it is due, 3 when the lease is over, 4 how far it has come,
--      5 in how many millis it is due again, or '' for never
-- Answers whether the claim held.
local over = redis.call('ZSCORE', KEYS[2], ARGV[2])
if not over or tonumber(over) ~= tonumber(ARGV[3]) then
  return 0
end
local gone = redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 -- with its group
if not gone then
  redis.call('HSET', KEYS[1], ARGV[1] .. ':at', ARGV[4])
end
if gone or ARGV[5] == '' then
  redis.call('ZREM', KEYS[2], ARGV[2])
else
  redis.call('ZADD', KEYS[2], digits(now() + ARGV[5]), ARGV[2])
end
return 1
