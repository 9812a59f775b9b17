-- object: identity, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int, id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int, id bigint NOT NULL);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN id DROP IDENTITY;
