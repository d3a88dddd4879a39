-- The newest id that a conversation has given out.
-- KEYS 1 log, 2 reads
-- Answers the id or nothing.
return head(KEYS[1], KEYS[2])
