-- Adds a webhook to a group; it is due at once.
-- KEYS 1 group, 2 webhooks of the group, 3 when webhooks are due
-- ARGV 1 id, 2 what it is, 3 how far it has come, 4 what it is called where it is due, 5 most webhooks
-- Answers ADDED, NO_GROUP or TOO_MANY.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 'NO_GROUP'
end
if redis.call('HLEN', KEYS[2]) >= 2 * tonumber(ARGV[5]) then
  return 'TOO_MANY'
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2], ARGV[1] .. ':at', ARGV[3])
redis.call('ZADD', KEYS[3], digits(now()), ARGV[4])
return 'ADDED'
