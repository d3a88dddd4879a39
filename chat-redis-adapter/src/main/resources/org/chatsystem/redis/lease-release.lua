-- Ends a lease now; the other instances settle the users at their next renewal.
-- KEYS 1 instances
-- ARGV 1 instance
redis.call('ZADD', KEYS[1], 'XX', digits(now()), ARGV[1])
