-- Whether a session is there and has not run out.
-- KEYS 1 tokens
-- ARGV 1 session, 2 the hash its token must have, or '' for any
local entry = redis.call('HGET', KEYS[1], ARGV[1])
if not entry then
  return 0
end
local expiry, hash = string.match(entry, '^(%d+)|([^|]*)')
if tonumber(expiry) > now() and (ARGV[2] == '' or hash == ARGV[2]) then
  return 1
end
return 0
