-- object: comment, change: change, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE t IS 'all of it';
COMMENT ON COLUMN t.a IS 'one';

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE t IS 'All of it';
COMMENT ON COLUMN t.a IS 'one''s';

-- plan
-- ~ table.t
COMMENT ON COLUMN t.a IS 'one''s';

-- ~ table.t
COMMENT ON TABLE t IS 'All of it';
