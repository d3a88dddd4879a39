-- The newest id that a conversation has given out, or if that was lost, the newest in its log.
-- KEYS 1 log, 2 reads
-- Answers the id or nothing.
local head = redis.call('HGET', KEYS[2], ':head')
if head then
  return head
end
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
return last and last[1]
