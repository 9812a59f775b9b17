-- object: schema, change: drop, spelling: other schema

-- previous
CREATE SCHEMA other;
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY);

-- next
CREATE SCHEMA other;
CREATE TABLE t (id uuid PRIMARY KEY);

-- plan
-- + table.t
CREATE TABLE t (
    id uuid,
    PRIMARY KEY (id)
);

-- - table.app.t
-- DELETES_DATA: Dropping table app.t deletes all of its rows
DROP TABLE app.t;

-- - schema.app
-- DELETES_DATA: Dropping schema app takes away its grants, and fails while something that the plan does not manage is in it
DROP SCHEMA app;
