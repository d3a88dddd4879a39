-- Spends one refresh token for the next.
-- KEYS 1 tokens
-- ARGV 1 user, 2 session, 3 token hash, 4 next token hash, 5 millis, 6 the user's channel
-- Answers ROTATED, REUSED or UNKNOWN.
local time = now()
local entry = redis.call('HGET', KEYS[1], ARGV[2])
if not entry then
  return 'UNKNOWN'
end
local expiry, hash, created, device = string.match(entry, '^(%d+)|(.-)|(%d+)|%d+|(.*)$')
if tonumber(expiry) <= time then
  redis.call('HDEL', KEYS[1], ARGV[2])
  return 'UNKNOWN'
end
if hash ~= ARGV[3] then
  redis.call('HDEL', KEYS[1], ARGV[2])
  redis.call('PUBLISH', ARGV[6], fields('S', ARGV[1], ARGV[2]))
  return 'REUSED'
end
redis.call('HSET', KEYS[1], ARGV[2], table.concat(
  {digits(time + ARGV[5]), ARGV[4], created, digits(time), device}, '|'))
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[5]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return 'ROTATED'
