-- The newest id that a conversation has given out: from the counter, or if that was lost, from the
-- log, whichever is newer.
-- KEYS 1 log, 2 meta
-- Answers the id or nothing.
local head = redis.call('HMGET', KEYS[2], 'millis', 'seq')
if head[1] and head[2] then
  return head[1] .. '-' .. head[2]
end
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
return last and last[1]
