-- A connection has ended; nobody is told yet.
-- KEYS 1 connections, 2 presence, 3 users of this instance
-- ARGV 1 user, 2 connection, 3 instance
redis.call('HDEL', KEYS[1], ARGV[2])
redis.call('HSET', KEYS[2], 'seen', digits(now()))
for _, entry in ipairs(redis.call('HVALS', KEYS[1])) do
  if string.match(entry, '^(.*)|') == ARGV[3] then
    return
  end
end
redis.call('SREM', KEYS[3], ARGV[1])
