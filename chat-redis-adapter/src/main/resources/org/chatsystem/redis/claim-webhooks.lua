-- Takes webhooks that are due, the longest due first; they are due again when the lease is over.
-- KEYS 1 when webhooks are due
-- ARGV 1 how many, 2 millis of the lease
-- Answers when the lease is over, which tells this claim from later ones, then what they are called.
local time = now()
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(time), 'LIMIT', 0, ARGV[1])
local over = digits(time + ARGV[2])
for _, entry in ipairs(due) do
  redis.call('ZADD', KEYS[1], over, entry)
end
return {over, due}
