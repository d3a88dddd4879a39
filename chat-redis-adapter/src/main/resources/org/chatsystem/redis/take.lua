-- Takes tokens of a bucket. Of a bucket it is enough to know when it will be full again.
-- KEYS 1 bucket: that time, in micros; not there while it is full
-- ARGV 1 how many it holds, 2 millis until an empty one is full, 3 how many to take
-- Answers 0 if they were taken; else how many millis it is until there are so many again.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local window = ARGV[2] * 1000
local back = window * ARGV[3] / ARGV[1]
local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + back
local wait = full - window - now
if wait >= 1 then
  return math.ceil(wait / 1000)
end
redis.call('SET', KEYS[1], digits(full), 'PX', digits(math.ceil((full - now) / 1000)))
return 0
