-- How far a conversation has come: the newest id that it has given out, or if that was lost, the newest
-- in its log; and the newest change.
-- KEYS 1 log, 2 reads, 3 revisions
-- Answers {id, change}, nothing for what there is not.
local function last(stream)
  local entry = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
  return entry and entry[1]
end
return {redis.call('HGET', KEYS[2], ':head') or last(KEYS[1]), last(KEYS[3])}
