-- How it is with one user.
-- KEYS 1 connections, 2 presence, 3 instances
-- Answers 'online', or when the user was last seen ('0' for never).
local live, _, seen = connections(KEYS[1], KEYS[3], now())
if live > 0 then
  return 'online'
end
return digits(math.max(seen, tonumber(redis.call('HGET', KEYS[2], 'seen') or 0)))
