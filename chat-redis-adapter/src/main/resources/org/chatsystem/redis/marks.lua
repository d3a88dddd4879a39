-- How far those are in a conversation whose receipts someone is told of.
-- KEYS 1 reads, 2 received; for a group also 3 members
-- ARGV 1 how many members may be told, 2 the user, 3 in a direct conversation the other one
-- Answers user, id read up to or '', id received up to or '', and so on.
local people = {ARGV[2]}
if ARGV[3] and not redis.call('HGET', KEYS[1], ':closed') then
  people[2] = ARGV[3] -- unless one of the two blocks the other
end
if #KEYS == 3 then
  if redis.call('HEXISTS', KEYS[3], ARGV[2]) == 0 then
    return {}
  end
  if redis.call('HLEN', KEYS[3]) <= tonumber(ARGV[1]) then
    people = {}
    local members = redis.call('HGETALL', KEYS[3])
    for i = 1, #members, 2 do
      people[#people + 1] = members[i]
    end
  end
end
local reads = redis.call('HMGET', KEYS[1], unpack(people))
local received = redis.call('HMGET', KEYS[2], unpack(people))
local answer = {}
for i, person in ipairs(people) do
  if reads[i] or received[i] then
    answer[#answer + 1] = person
    answer[#answer + 1] = reads[i] or ''
    answer[#answer + 1] = received[i] or ''
  end
end
return answer
