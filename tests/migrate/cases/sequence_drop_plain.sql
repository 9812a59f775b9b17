-- object: sequence, change: drop, spelling: plain

-- previous
CREATE SEQUENCE s CACHE 65536;

-- next

-- plan
-- - sequence.s
-- DELETES_DATA: Dropping sequence s loses where it stands
DROP SEQUENCE s;
