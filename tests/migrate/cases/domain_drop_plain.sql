-- object: domain, change: drop, spelling: plain

-- previous
CREATE DOMAIN d AS text CHECK (VALUE <> '');
CREATE TABLE t (id int PRIMARY KEY, a d);

-- next
CREATE TABLE t (id int PRIMARY KEY);

-- plan
-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;

-- - domain.d
DROP DOMAIN d;
