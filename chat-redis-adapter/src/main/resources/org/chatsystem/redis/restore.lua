-- Adds an entry of an archive; one that is there already changes nothing.
-- KEYS 1 key
-- ARGV 1 kind, 2... its values
-- Answers nothing, or why it cannot be added.
local key, kind = KEYS[1], ARGV[1]
local done
if kind == 'field' then
  done = redis.pcall('HSET', key, ARGV[2], ARGV[3])
elseif kind == 'member' then
  done = redis.pcall('SADD', key, ARGV[2])
elseif kind == 'score' then
  done = redis.pcall('ZADD', key, ARGV[3], ARGV[2])
elseif kind == 'value' then
  done = redis.pcall('SET', key, ARGV[2])
elseif kind == 'expiry' then
  done = redis.pcall('PEXPIREAT', key, ARGV[2])
else
  done = redis.pcall('XRANGE', key, ARGV[2], ARGV[2])
  if not done.err and #done == 0 then
    done = redis.pcall('XADD', key, unpack(ARGV, 2))
  end
end
return type(done) == 'table' and done.err or nil
