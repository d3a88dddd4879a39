-- Changes one field of an account, if there is such an account and the field is as expected.
-- KEYS 1 account
-- ARGV 1 field, 2 value, 3 what it must have been; missing if that does not matter
-- Answers whether it is done.
if redis.call('EXISTS', KEYS[1]) == 0
    or (ARGV[3] and redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[3]) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
