-- A connection has ended; nobody is told yet. The user stays among those of the instance until they
-- are settled: if the instance dies before it has done so, whoever reaps it does.
-- KEYS 1 connections, 2 presence
-- ARGV 1 connection
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[2], 'seen', digits(now()))
