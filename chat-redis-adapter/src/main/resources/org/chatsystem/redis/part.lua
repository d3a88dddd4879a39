-- Forgets what a conversation keeps of someone who is gone, and closes a direct one.
-- KEYS 1 reads, 2 received, 3 mentions
-- ARGV 1 user, 2 whether it is direct
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('DEL', KEYS[3])
if ARGV[2] == '1' then
  redis.call('HSET', KEYS[1], ':closed', 'gone')
end
