-- Hides a user, or shows them again; others are told what they see change.
-- KEYS 1 connections, 2 presence, 3 instances
-- ARGV 1 user, 2 channel, 3 whether to hide
local shown = redis.call('HGET', KEYS[2], 'shown') == '1'
if ARGV[3] == '1' then
  redis.call('HSET', KEYS[2], 'hidden', '1', 'shown', '0')
  if shown then
    redis.call('PUBLISH', ARGV[2], fields('P', ARGV[1], '0', ''))
  end
  return
end
redis.call('HDEL', KEYS[2], 'hidden')
if not shown and connections(KEYS[1], KEYS[3], now()) > 0 then
  redis.call('HSET', KEYS[2], 'shown', '1')
  redis.call('PUBLISH', ARGV[2], fields('P', ARGV[1], '1', ''))
end
