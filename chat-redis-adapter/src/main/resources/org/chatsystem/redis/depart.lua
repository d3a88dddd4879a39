-- Takes an account away, with its sign-ins, if this is its password still, and reserves its name.
-- KEYS 1 account, 2 names of users, 3 reserved names, 4 names of those who have not finished, 5 tokens
-- ARGV 1 name, 2 password or '' for none, 3 millis that the name is reserved, 4 the user's channel
-- Answers whether it is done.
if redis.call('EXISTS', KEYS[1]) == 0
    or (redis.call('HGET', KEYS[1], 'password') or '') ~= ARGV[2] then
  return 0
end
redis.call('DEL', KEYS[1], KEYS[5])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[3], digits(now() + ARGV[3]), ARGV[1])
redis.call('SADD', KEYS[4], ARGV[1])
redis.call('PUBLISH', ARGV[4], fields('S', ARGV[1], ''))
return 1
