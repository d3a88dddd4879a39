-- What several scripts need; put in front of each of them when it is loaded.

-- The store's clock in whole milliseconds.
local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- A whole number as digits; Lua alone would write large ones with an exponent.
local function digits(number)
  return string.format('%d', number)
end

-- Fails if a key that the script names by itself has been moved already, with the slot of a Cluster:
-- said before anything is written, it keeps what must happen as a whole from happening in part.
local function expect_here(key)
  redis.call('EXISTS', key)
end

-- Fields of an event or a body, none of which holds a NUL but perhaps the last.
local function fields(...)
  return table.concat({...}, '\0')
end

-- Whether one number, written in digits without leading zeros, is greater than another. Numbers of
-- up to 18 digits are more than Lua's doubles hold exactly.
local function greater(one, other)
  if #one ~= #other then
    return #one > #other
  end
  return one > other
end

-- Whether message id one comes after the other.
local function after(one, other)
  local millis, seq = string.match(one, '^(%d+)-(%d+)$')
  local other_millis, other_seq = string.match(other, '^(%d+)-(%d+)$')
  if millis ~= other_millis then
    return greater(millis, other_millis)
  end
  return greater(seq, other_seq)
end

-- The second part of an id, as a number.
local function seq_of(id)
  return tonumber(string.match(id, '-(%d+)$'))
end

-- The newest id that a conversation has given out, or if that was lost, the newest in its log.
-- Nothing if nothing was ever said there.
local function head(log, reads)
  local newest = redis.call('HGET', reads, ':head')
  if newest then
    -- of seq 0: the group has the name of a deleted one, and nothing was said here yet
    return string.sub(newest, -2) ~= '-0' and newest or nil
  end
  local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  return last and last[1]
end

-- The connections of one user: how many count, those that do not (their instance's lease is over),
-- and when the user was last seen according to the latter.
local function connections(key, instances, time)
  local entries = redis.call('HGETALL', key)
  local leases, live, dead, seen = {}, 0, {}, 0
  for i = 1, #entries, 2 do
    local instance, since = string.match(entries[i + 1], '^(.*)|(%d+)$')
    leases[instance] = leases[instance] or tonumber(redis.call('ZSCORE', instances, instance)) or 0
    if leases[instance] > time then
      live = live + 1
    else
      dead[#dead + 1] = entries[i]
      seen = math.max(seen, tonumber(since), leases[instance])
    end
  end
  return live, dead, seen
end

-- How many groups there are among a user's conversations.
local function groups_among(conversations)
  local count = 0
  for _, conversation in ipairs(redis.call('SMEMBERS', conversations)) do
    if string.sub(conversation, 1, 6) == 'group:' then
      count = count + 1
    end
  end
  return count
end
