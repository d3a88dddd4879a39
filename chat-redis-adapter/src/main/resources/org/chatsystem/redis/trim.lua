-- Removes some of what a conversation keeps too long or too much of: a piece, so that nobody waits
-- for it. Ids go on from the head, which stays.
-- KEYS 1 log, 2 edits, 3 edited
-- ARGV 1 millis kept, 2 messages kept, 3 how many a piece has
-- Answers how many messages were removed, and whether there may be more to do.
local log, edits, edited = KEYS[1], KEYS[2], KEYS[3]
local oldest = digits(math.max(0, now() - ARGV[1])) .. '-0'

-- Whole nodes of the stream first, as many as a piece has; what is left is part of one.
local removed = redis.call('XTRIM', log, 'MINID', '~', oldest, 'LIMIT', ARGV[3])
if removed == 0 then
  removed = redis.call('XTRIM', log, 'MAXLEN', '~', ARGV[2], 'LIMIT', ARGV[3])
end
if removed > 0 then
  return {removed, 1}
end
removed = redis.call('XTRIM', log, 'MINID', oldest) + redis.call('XTRIM', log, 'MAXLEN', ARGV[2])

local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
local first_seq = first and seq_of(first[1])
local more = 0
for _, each in ipairs(redis.call('ZRANGE', edited, 0, 99)) do
  local of = fate(edits, each)
  if not of or not after(of.id, oldest)
      or of.state ~= 'D' and (not first_seq or tonumber(each) < first_seq) then
    redis.call('HDEL', edits, each)
    redis.call('ZREM', edited, each)
    more = 1
  end
end
return {removed, more}
