-- Ends one session, or all of a user's; told in any case.
-- KEYS 1 tokens
-- ARGV 1 user, 2 session ('' for all), 3 the user's channel
if ARGV[2] == '' then
  redis.call('DEL', KEYS[1])
else
  redis.call('HDEL', KEYS[1], ARGV[2])
end
redis.call('PUBLISH', ARGV[3], fields('S', ARGV[1], ARGV[2]))
