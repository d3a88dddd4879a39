-- Changes a group, if the actor still has the role that the caller saw.
-- KEYS 1 group, 2 members, 3 changes, 4 names of public groups
-- ARGV 1 name, 2 actor, 3 role, 4 changes kept, 5 the group's channel, 6 the actor's channel,
--      7 visibility or '' if it stays, 8... field, value...
-- Answers CHANGED or CONFLICT.
if redis.call('HGET', KEYS[2], ARGV[2]) ~= ARGV[3] then
  return 'CONFLICT'
end
for i = 8, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
if ARGV[7] ~= '' then
  redis.call('HSET', KEYS[1], 'visibility', ARGV[7])
  if ARGV[7] == 'PUBLIC' then
    redis.call('ZADD', KEYS[4], 0, ARGV[1])
  else
    redis.call('ZREM', KEYS[4], ARGV[1])
  end
end
local version = digits(redis.call('HINCRBY', KEYS[1], 'roster', 1))
local event = fields('G', ARGV[1], ARGV[2], ARGV[3], 'RENAMED', version, digits(now()))
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[4], '*', 'e', event)
redis.call('PUBLISH', ARGV[5], event)
redis.call('PUBLISH', ARGV[6], event)
return 'CHANGED'
