-- Reads the changes of a conversation's messages, as they are told now: an edit with what the message says
-- now, or as a deletion if it says nothing any more.
-- KEYS 1 revisions, 2 edits
-- ARGV 1 the change, itself excluded, 2 limit
-- Answers [id, previous, roster, what became of which message]...
local changes = {}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])) do
  local told = entry[2][6]
  local kind, id = string.match(told, '^(%Z*)%z(%Z*)')
  if kind == 'E' then
    local of = fate_of(KEYS[2], id)
    if of and of.state == 'E' then
      local now_said = parts(of.body)
      told = fields('E', id, of.at, now_said.names, now_said.content)
    else
      told = fields('D', id)
    end
  end
  changes[#changes + 1] = {entry[1], entry[2][2], entry[2][4], told}
end
return changes
