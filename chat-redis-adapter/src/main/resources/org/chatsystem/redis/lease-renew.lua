-- Extends an instance's lease.
-- KEYS 1 instances
-- ARGV 1 instance, 2 millis
-- Answers whether it had not run out, then the instances whose lease has.
local time = now()
local lease = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0)
redis.call('ZADD', KEYS[1], digits(time + ARGV[2]), ARGV[1])
return {lease > time and 1 or 0, redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(time))}
