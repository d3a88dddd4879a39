-- Keeps a new group with its owner, unless the name is taken. What a deleted group of this name has
-- counted goes on.
-- KEYS 1 group, 2 members, 3 the owner's conversations, 4 names of public groups, 5 changes, 6 reads
-- ARGV 1 name, 2 title, 3 topic, 4 visibility, 5 created at, 6 owner, 7 conversation, 8 most groups,
--      9... channels
-- Answers CREATED, NAME_TAKEN or TOO_MANY_GROUPS.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 'NAME_TAKEN'
end
if groups_among(KEYS[3]) >= tonumber(ARGV[8]) then
  return 'TOO_MANY_GROUPS'
end
local version = digits((tonumber(redis.call('HGET', KEYS[6], ':roster')) or 0) + 1)
redis.call('HDEL', KEYS[6], ':roster')
redis.call('PERSIST', KEYS[6])
redis.call('HSET', KEYS[1], 'title', ARGV[2], 'topic', ARGV[3], 'visibility', ARGV[4],
  'created', ARGV[5], 'roster', version)
redis.call('HSET', KEYS[2], ARGV[6], 'OWNER')
redis.call('SADD', KEYS[3], ARGV[7])
if ARGV[4] == 'PUBLIC' then
  redis.call('ZADD', KEYS[4], 0, ARGV[1])
end
local event = fields('G', ARGV[1], ARGV[6], 'OWNER', 'JOINED', version, digits(now()))
redis.call('XADD', KEYS[5], '*', 'e', event)
for i = 9, #ARGV do
  redis.call('PUBLISH', ARGV[i], event)
end
return 'CREATED'
