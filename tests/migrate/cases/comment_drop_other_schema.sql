-- object: comment, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
COMMENT ON TABLE app.t IS 'all of it';
COMMENT ON COLUMN app.t.a IS 'one';

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- plan
-- ~ table.app.t
COMMENT ON COLUMN app.t.a IS NULL;

-- ~ table.app.t
COMMENT ON TABLE app.t IS NULL;
