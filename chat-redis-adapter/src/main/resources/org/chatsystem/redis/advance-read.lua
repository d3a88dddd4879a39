-- Moves a read mark forward, never back.
-- KEYS 1 reads
-- ARGV 1 reader, 2 id
local mark = redis.call('HGET', KEYS[1], ARGV[1])
if not mark or after(ARGV[2], mark) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
