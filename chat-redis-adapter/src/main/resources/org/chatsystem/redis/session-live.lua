-- Whether a session is there and has not run out.
-- KEYS 1 tokens
-- ARGV 1 session
local entry = redis.call('HGET', KEYS[1], ARGV[1])
if entry and tonumber(string.match(entry, '^%d+')) > now() then
  return 1
end
return 0
