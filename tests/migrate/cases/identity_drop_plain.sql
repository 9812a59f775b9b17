-- object: identity, change: drop, spelling: plain

-- previous
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);

-- next
CREATE TABLE t (id bigint PRIMARY KEY);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN id DROP IDENTITY;
