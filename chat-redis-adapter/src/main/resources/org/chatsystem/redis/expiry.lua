-- When a key is gone, in epoch millis; nothing if it stays. To the second, so that a key that was
-- copied tells the same as the one it was copied from, whatever millisecond it is asked in.
-- KEYS 1 key
local left = redis.call('PTTL', KEYS[1])
return left >= 0 and digits(math.floor((now() + left + 500) / 1000) * 1000) or nil
