-- Keeps a new account unless the name is taken, or reserved for someone who is gone.
-- KEYS 1 account, 2 names of users, 3 reserved names
-- ARGV 1 name, 2... field, value...
-- Answers whether the name was free.
if redis.call('EXISTS', KEYS[1]) == 1 or redis.call('ZSCORE', KEYS[3], ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('ZADD', KEYS[2], 0, ARGV[1])
return 1
