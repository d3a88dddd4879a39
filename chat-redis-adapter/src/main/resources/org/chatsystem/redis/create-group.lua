-- Keeps a new group with its owner, unless the name is taken.
-- KEYS 1 group, 2 members, 3 the owner's conversations, 4 names of public groups, 5 changes
-- ARGV 1 name, 2 title, 3 visibility, 4 created at, 5 owner, 6 conversation, 7... channels
-- Answers whether the name was free.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
redis.call('HSET', KEYS[1], 'title', ARGV[2], 'visibility', ARGV[3], 'created', ARGV[4],
  'roster', '1')
redis.call('HSET', KEYS[2], ARGV[5], 'OWNER')
redis.call('SADD', KEYS[3], ARGV[6])
if ARGV[3] == 'PUBLIC' then
  redis.call('ZADD', KEYS[4], 0, ARGV[1])
end
local event = fields('G', ARGV[1], ARGV[5], 'OWNER', 'JOINED', '1', digits(now()))
redis.call('XADD', KEYS[5], '*', 'e', event)
for i = 7, #ARGV do
  redis.call('PUBLISH', ARGV[i], event)
end
return 1
