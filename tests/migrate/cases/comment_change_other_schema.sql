-- object: comment, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE app.t IS 'all of it';
COMMENT ON COLUMN app.t.a IS 'one';

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE app.t IS 'All of it';
COMMENT ON COLUMN app.t.a IS 'one''s';

-- plan
-- ~ table.app.t
COMMENT ON COLUMN app.t.a IS 'one''s';

-- ~ table.app.t
COMMENT ON TABLE app.t IS 'All of it';
