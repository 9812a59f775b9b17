-- object: comment, change: set, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE t IS 'all of it';
COMMENT ON COLUMN t.a IS 'one';

-- plan
-- ~ table.t
COMMENT ON COLUMN t.a IS 'one';

-- ~ table.t
COMMENT ON TABLE t IS 'all of it';
