-- Removes a webhook.
-- KEYS 1 webhooks of the group, 2 when webhooks are due
-- ARGV 1 id, 2 what it is called where it is due
-- Answers whether it was there.
redis.call('ZREM', KEYS[2], ARGV[2])
local removed = redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[1], ARGV[1] .. ':at')
return removed
