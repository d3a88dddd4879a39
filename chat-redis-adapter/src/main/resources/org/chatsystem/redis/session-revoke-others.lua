-- Ends all sessions of a user but one; each is told.
-- KEYS 1 tokens
-- ARGV 1 user, 2 the session that is kept, 3 the user's channel
local entries = redis.call('HGETALL', KEYS[1])
for i = 1, #entries, 2 do
  if entries[i] ~= ARGV[2] then
    redis.call('HDEL', KEYS[1], entries[i])
    redis.call('PUBLISH', ARGV[3], fields('S', ARGV[1], entries[i]))
  end
end
