-- How it is with one user.
-- KEYS 1 connections, 2 presence, 3 instances
-- Answers 'online', or when the user was last seen ('0' for never, and for who is hidden).
local known = redis.call('HMGET', KEYS[2], 'seen', 'hidden')
if known[2] then
  return '0'
end
local live, _, seen = connections(KEYS[1], KEYS[3], now())
if live > 0 then
  return 'online'
end
return digits(math.max(seen, tonumber(known[1] or 0)))
