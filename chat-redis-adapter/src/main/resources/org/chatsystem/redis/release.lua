-- Lets go of a name, with all that is kept under it, unless an account has it after all.
-- KEYS 1 account, 2 reserved names, 3 names of those who have not finished, 4... what is kept
-- ARGV 1 name
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('DEL', unpack(KEYS, 4))
end
redis.call('SREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
