-- Reads a piece of a log, but nothing that is older than what is kept. Deleted messages, which are not
-- in the log any more, stand in their places.
-- KEYS 1 log, 2 edits, 3 edited
-- ARGV 1 'after' or 'before', 2 the id, itself excluded ('' with 'before': from the newest on),
--      3 limit, 4 millis kept
-- Answers [id, [field, body], what has become of it]... from the given id away; the last two are left
-- out where there is nothing to tell.
local oldest = digits(math.max(0, now() - ARGV[4])) .. '-0'
local backwards, id, limit = ARGV[1] == 'before', ARGV[2], tonumber(ARGV[3])
local found
if backwards then
  local from = id == '' and '+' or '(' .. id
  found = redis.call('XREVRANGE', KEYS[1], from, oldest, 'COUNT', limit)
else
  local from = after(id, oldest) and '(' .. id or oldest
  found = redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', limit)
end
local top = redis.call('ZREVRANGE', KEYS[2 + 1], 0, 0)[1]
if not top then
  return found
end

local function seq_of(entry)
  return tonumber(string.match(entry, '%d+$'))
end
local function is_in_window(place)
  if not after(place, oldest) then
    return false
  end
  if backwards then
    return id == '' or after(id, place)
  end
  return after(place, id)
end
-- The deleted messages from one seq down to another one, without both; as many as are asked for.
local function places(above, below)
  local all = {}
  for seq = above - 1, below + 1, -1 do
    local of = fate(KEYS[2], digits(seq))
    if not of or of.state ~= 'D' or not is_in_window(of.id) then
      break
    end
    all[#all + 1] = {of.id, {}, of.value}
    if backwards and #all == limit then
      break
    end
  end
  return all
end

for _, entry in ipairs(found) do
  local of = fate_of(KEYS[2], entry[1])
  entry[3] = of and of.value
end
local answer = {}
local function add(some)
  for i = 1, #some do
    answer[#answer + 1] = some[backwards and i or #some + 1 - i]
  end
end
local above_all = tonumber(top) + 1
if backwards then
  if id ~= '' then
    above_all = math.min(above_all, seq_of(id))
  end
  local above = above_all
  for _, entry in ipairs(found) do
    local seq = seq_of(entry[1])
    add(places(above, seq))
    answer[#answer + 1] = entry
    above = seq
  end
  if #found < limit then
    add(places(above, 0))
  end
else
  local below = 0
  for _, entry in ipairs(found) do
    local seq = seq_of(entry[1])
    add(places(seq, below))
    answer[#answer + 1] = entry
    below = seq
  end
  if #found < limit then
    add(places(above_all, below))
  end
end
for i = #answer, limit + 1, -1 do
  answer[i] = nil
end
return answer
