-- Changes a roster if it still is as the caller saw it: all of the steps, or none.
-- KEYS 1 group, 2 members, 3 changes, 4... the conversations of each step's user
-- ARGV 1 group, 2 conversation, 3 the group's channel, 4 most members, 5 changes kept, 6 most groups
--      of each who is added, 7 how many were seen, then user and role ('' for none) of each, then of each step: change, user, role, '1' if they
--      are a member afterwards, the user's channel
-- Answers CHANGED, CONFLICT, FULL or TOO_MANY_GROUPS.
local info, members = KEYS[1], KEYS[2]
local group, conversation, channel, most = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local next_arg = 8

if redis.call('HEXISTS', info, 'roster') == 0 then
  return 'CONFLICT'
end
for _ = 1, tonumber(ARGV[7]) do
  if (redis.call('HGET', members, ARGV[next_arg]) or '') ~= ARGV[next_arg + 1] then
    return 'CONFLICT'
  end
  next_arg = next_arg + 2
end

local steps, is_member, adds = {}, {}, false
local count = redis.call('HLEN', members)
for i = next_arg, #ARGV, 5 do
  local step = {
    change = ARGV[i], user = ARGV[i + 1], role = ARGV[i + 2], keeps = ARGV[i + 3] == '1',
    channel = ARGV[i + 4], conversations = KEYS[4 + #steps],
  }
  local was = is_member[step.user]
  if was == nil then
    was = redis.call('HEXISTS', members, step.user) == 1
  end
  if step.keeps and not was then
    count, adds = count + 1, true
    if groups_among(step.conversations) >= tonumber(ARGV[6]) then
      return 'TOO_MANY_GROUPS'
    end
  elseif was and not step.keeps then
    count = count - 1
  end
  is_member[step.user] = step.keeps
  steps[#steps + 1] = step
end
if adds and count > most then
  return 'FULL'
end

local at = digits(now())
for _, step in ipairs(steps) do
  if step.keeps then
    redis.call('SADD', step.conversations, conversation)
    redis.call('HSET', members, step.user, step.role)
  else
    redis.call('HDEL', members, step.user)
    redis.call('SREM', step.conversations, conversation)
  end
  local version = digits(redis.call('HINCRBY', info, 'roster', 1))
  local event = fields('G', group, step.user, step.role, step.change, version, at)
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[5], '*', 'e', event)
  redis.call('PUBLISH', channel, event)
  redis.call('PUBLISH', step.channel, event)
end
return 'CHANGED'
