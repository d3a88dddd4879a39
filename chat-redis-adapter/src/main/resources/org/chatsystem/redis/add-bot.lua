-- Adds a bot to its owner's, unless there are too many.
-- KEYS 1 bots
-- ARGV 1 bot, 2 most bots
-- Answers whether it is there now.
local bots = redis.call('SMEMBERS', KEYS[1])
for _, bot in ipairs(bots) do
  if bot == ARGV[1] then
    return 1
  end
end
if #bots >= tonumber(ARGV[2]) then
  return 0
end
redis.call('SADD', KEYS[1], ARGV[1])
return 1
