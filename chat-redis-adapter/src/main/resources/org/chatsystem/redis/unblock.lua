-- Lifts a block; the conversation stays closed while the other one blocks as well.
-- KEYS 1 whom the user blocks, 2 who blocks the other one, 3 reads of the conversation
-- ARGV 1 user, 2 other, 3 '1' or '2': the user's place in the conversation
redis.call('SREM', KEYS[1], ARGV[2])
redis.call('SREM', KEYS[2], ARGV[1])
local closed = redis.call('HGET', KEYS[3], ':closed')
if closed == ARGV[3] then
  redis.call('HDEL', KEYS[3], ':closed')
elseif closed == '12' then
  redis.call('HSET', KEYS[3], ':closed', ARGV[3] == '1' and '2' or '1')
end
