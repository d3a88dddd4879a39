-- Forgets connections of instances that are gone. If none is left, the user is offline, which is
-- told once.
-- KEYS 1 connections, 2 presence, 3 instances, 4 users of this instance
-- ARGV 1 user, 2 channel, 3 this instance
local live, dead, seen = connections(KEYS[1], KEYS[3], now())
for _, connection in ipairs(dead) do
  redis.call('HDEL', KEYS[1], connection)
end
seen = math.max(seen, tonumber(redis.call('HGET', KEYS[2], 'seen') or 0))
if #dead > 0 then
  redis.call('HSET', KEYS[2], 'seen', digits(seen))
end
if live == 0 and redis.call('HGET', KEYS[2], 'shown') == '1' then
  redis.call('HSET', KEYS[2], 'shown', '0', 'seen', digits(seen))
  redis.call('PUBLISH', ARGV[2], fields('P', ARGV[1], '0', digits(seen)))
end
for _, entry in ipairs(redis.call('HVALS', KEYS[1])) do
  if string.match(entry, '^(.*)|') == ARGV[3] then
    return
  end
end
redis.call('SREM', KEYS[4], ARGV[1])
