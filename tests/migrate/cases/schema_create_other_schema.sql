-- object: schema, change: create, spelling: other schema

-- previous
CREATE SCHEMA other;

-- next
CREATE SCHEMA other;
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY);

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + table.app.t
CREATE TABLE app.t (
    id uuid,
    PRIMARY KEY (id)
);
