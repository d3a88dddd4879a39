-- Reads a piece of a log, but nothing that is older than what is kept.
-- KEYS 1 log
-- ARGV 1 'after' or 'before', 2 the id, itself excluded ('' with 'before': from the newest on),
--      3 limit, 4 millis kept
-- Answers [id, [field, body]]... from the given id away.
local oldest = digits(math.max(0, now() - ARGV[4])) .. '-0'
if ARGV[1] == 'before' then
  local from = ARGV[2] == '' and '+' or '(' .. ARGV[2]
  return redis.call('XREVRANGE', KEYS[1], from, oldest, 'COUNT', ARGV[3])
end
local from = after(ARGV[2], oldest) and '(' .. ARGV[2] or oldest
return redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', ARGV[3])
