-- Deletes a group with all that was said there, if its owner and its members are still as the caller
-- saw them. Who was in it stays known for a while; so does how far it has counted, as what a new
-- group of this name counts must be greater.
-- KEYS 1 group, 2 members, 3 reads, 4 names of public groups, 5 former members, 6... what else goes,
--      then the conversations of each member
-- ARGV 1 name, 2 conversation, 3 owner, 4 version of the roster, 5 millis that it is known, 6 the
--      group's channel, 7 how many else go, 8... the channel of each member
-- Answers CHANGED, CONFLICT (someone else owns it), or AGAIN (there are other members).
local info, members, reads, former = KEYS[1], KEYS[2], KEYS[3], KEYS[5]
if redis.call('HGET', members, ARGV[3]) ~= 'OWNER' then
  return 'CONFLICT'
end
if redis.call('HGET', info, 'roster') ~= ARGV[4] then
  return 'AGAIN'
end

local time = now()
local version = digits(tonumber(ARGV[4]) + 1)
local event = fields('G', ARGV[1], ARGV[3], 'OWNER', 'DELETED', version, digits(time))
redis.call('RENAME', members, former)
redis.call('HSET', former, '!', event)
redis.call('PEXPIRE', former, ARGV[5])

local head = string.match(redis.call('HGET', reads, ':head') or '0-0', '^%d+')
redis.call('DEL', reads)
redis.call('HSET', reads, ':head', digits(math.max(tonumber(head), time) + 1) .. '-0',
  ':roster', version)
redis.call('PEXPIRE', reads, ARGV[5])
redis.call('DEL', info)
redis.call('ZREM', KEYS[4], ARGV[1])

local first_member = 6 + tonumber(ARGV[7])
for i = 6, first_member - 1 do
  redis.call('DEL', KEYS[i])
end
redis.call('PUBLISH', ARGV[6], event)
for i = first_member, #KEYS do
  redis.call('SREM', KEYS[i], ARGV[2])
  redis.call('PUBLISH', ARGV[8 + i - first_member], event)
end
return 'CHANGED'
