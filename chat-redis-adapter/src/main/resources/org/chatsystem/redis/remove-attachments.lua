-- Removes attachments of one conversation.
-- KEYS 1 all attachments, 2 what they weigh, 3 those of the conversation, 4... the ones to remove
-- ARGV 1... their ids
local weight = tonumber(redis.call('GET', KEYS[2]) or 0)
for i = 4, #KEYS do
  local place = redis.call('HGET', KEYS[i], 'place')
  if place then
    redis.call('DEL', KEYS[i])
    if redis.call('ZREM', KEYS[1], place) == 1 then
      weight = weight - tonumber(string.match(place, '%d+$'))
    end
  end
  redis.call('SREM', KEYS[3], ARGV[i - 3])
end
redis.call('SET', KEYS[2], digits(math.max(0, weight)))
return 1
