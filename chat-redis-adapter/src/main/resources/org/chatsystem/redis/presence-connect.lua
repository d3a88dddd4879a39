-- A connection stands. Told to others if its user did not count as online, and is not hidden.
-- KEYS 1 connections, 2 presence, 3 users of this instance
-- ARGV 1 user, 2 connection, 3 instance, 4 channel
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3] .. '|' .. digits(now()))
redis.call('SADD', KEYS[3], ARGV[1])
local known = redis.call('HMGET', KEYS[2], 'shown', 'hidden')
if known[1] ~= '1' and not known[2] then
  redis.call('HSET', KEYS[2], 'shown', '1')
  redis.call('PUBLISH', ARGV[4], fields('P', ARGV[1], '1', ''))
end
