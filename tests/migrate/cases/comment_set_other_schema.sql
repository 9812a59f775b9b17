-- object: comment, change: set, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE app.t IS 'all of it';
COMMENT ON COLUMN app.t.a IS 'one';

-- plan
-- ~ table.app.t
COMMENT ON COLUMN app.t.a IS 'one';

-- ~ table.app.t
COMMENT ON TABLE app.t IS 'all of it';
