-- Begins a session. If there are too many, the one that would expire first makes room.
-- KEYS 1 tokens
-- ARGV 1 user, 2 session, 3 token hash, 4 millis, 5 most sessions, 6 the user's channel,
--      7 device or ''
local time = now()
local entries = redis.call('HGETALL', KEYS[1])
local live = {}
for i = 1, #entries, 2 do
  local expiry = tonumber(string.match(entries[i + 1], '^%d+'))
  if expiry <= time then
    redis.call('HDEL', KEYS[1], entries[i])
  elseif entries[i] ~= ARGV[2] then
    live[#live + 1] = {session = entries[i], expiry = expiry}
  end
end
table.sort(live, function(one, other) return one.expiry < other.expiry end)
for i = 1, #live - tonumber(ARGV[5]) + 1 do
  redis.call('HDEL', KEYS[1], live[i].session)
  redis.call('PUBLISH', ARGV[6], fields('S', ARGV[1], live[i].session))
end
redis.call('HSET', KEYS[1], ARGV[2], table.concat(
  {digits(time + ARGV[4]), ARGV[3], digits(time), digits(time), ARGV[7]}, '|'))
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
