-- object: comment, change: drop, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE t IS 'all of it';
COMMENT ON COLUMN t.a IS 'one';

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- plan
-- ~ table.t
COMMENT ON COLUMN t.a IS NULL;

-- ~ table.t
COMMENT ON TABLE t IS NULL;
