-- Whether an instance has a lease that runs.
-- KEYS 1 instances
return redis.call('ZCOUNT', KEYS[1], '(' .. digits(now()), '+inf') > 0 and 1 or 0
