-- The roster's version and the roles of the users asked about, read at one moment.
-- KEYS 1 group, 2 members
-- ARGV users
-- Answers version (0: no such group), role or nothing...
local answer = {redis.call('HGET', KEYS[1], 'roster') or '0'}
for i, user in ipairs(ARGV) do
  answer[i + 1] = redis.call('HGET', KEYS[2], user)
end
return answer
