-- A connection stands. Told to others if its user did not count as online.
-- KEYS 1 connections, 2 presence, 3 users of this instance
-- ARGV 1 user, 2 connection, 3 instance, 4 channel
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3] .. '|' .. digits(now()))
redis.call('SADD', KEYS[3], ARGV[1])
if redis.call('HGET', KEYS[2], 'shown') ~= '1' then
  redis.call('HSET', KEYS[2], 'shown', '1')
  redis.call('PUBLISH', ARGV[4], fields('P', ARGV[1], '1', ''))
end
