-- Takes some of so many that there are within a window, which begins with the first one taken.
-- KEYS 1 taken
-- ARGV 1 how many there are, 2 millis of the window, 3 how many to take
-- Answers 0 if it was taken; else how many millis it is until the window is over.
local taken = tonumber(redis.call('GET', KEYS[1]) or 0)
local left = redis.call('PTTL', KEYS[1])
if left > 0 and taken + tonumber(ARGV[3]) > tonumber(ARGV[1]) then
  return left
end
if taken == 0 or left <= 0 then
  redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
else
  redis.call('SET', KEYS[1], digits(taken + tonumber(ARGV[3])), 'PX', left)
end
return 0
