-- Names that need not be reserved any more.
-- KEYS 1 reserved names
-- ARGV 1 how many at most
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(now()), 'LIMIT', 0, ARGV[1])
