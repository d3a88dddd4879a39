-- Puts a direct conversation into the recipient's index, if there is such a recipient.
-- KEYS 1 the recipient's account, 2 the recipient's conversations
-- ARGV 1 conversation
-- Answers whether the recipient exists.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('SADD', KEYS[2], ARGV[1])
return 1
