-- Counts the messages after a point that mention someone, of those that are kept.
-- KEYS 1 mentions, 2 log
-- ARGV 1 the id, 2 millis kept
-- Answers how many.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local oldest = digits(math.max(0, now() - ARGV[2])) .. '-0'
local first = redis.call('XRANGE', KEYS[2], oldest, '+', 'COUNT', 1)[1]
if not first then
  return 0
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. string.match(first[1], '^%d+'))
local millis = string.match(ARGV[1], '^%d+')
local count = redis.call('ZCOUNT', KEYS[1], '(' .. millis, '+inf')
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], millis, millis)) do
  if after(id, ARGV[1]) then
    count = count + 1
  end
end
return count
