-- The sessions of a user that have not run out.
-- KEYS 1 tokens
-- Answers session, created, last used, device...
local time = now()
local entries = redis.call('HGETALL', KEYS[1])
local live = {}
for i = 1, #entries, 2 do
  local expiry, created, used, device =
    string.match(entries[i + 1], '^(%d+)|.-|(%d+)|(%d+)|(.*)$')
  if tonumber(expiry) > time then
    local at = #live
    live[at + 1], live[at + 2], live[at + 3], live[at + 4] = entries[i], created, used, device
  end
end
return live
