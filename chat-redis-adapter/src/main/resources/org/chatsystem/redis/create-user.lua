-- Keeps a new account unless the name is taken.
-- KEYS 1 account
-- ARGV field, value...
-- Answers whether the name was free.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV))
return 1
