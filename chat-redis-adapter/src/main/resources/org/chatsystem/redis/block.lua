-- Keeps two people apart: both sides know, and their direct conversation is closed.
-- KEYS 1 whom the user blocks, 2 who blocks the other one, 3 reads of the conversation
-- ARGV 1 user, 2 other, 3 '1' or '2': the user's place in the conversation, 4 most blocks
-- Answers whether it is so now.
if redis.call('SISMEMBER', KEYS[1], ARGV[2]) == 0
    and redis.call('SCARD', KEYS[1]) >= tonumber(ARGV[4]) then
  return 0
end
redis.call('SADD', KEYS[1], ARGV[2])
redis.call('SADD', KEYS[2], ARGV[1])
local closed = redis.call('HGET', KEYS[3], ':closed')
if closed == 'gone' then
  return 1
end
if closed and closed ~= ARGV[3] then
  redis.call('HSET', KEYS[3], ':closed', '12')
else
  redis.call('HSET', KEYS[3], ':closed', ARGV[3])
end
return 1
