-- object: schema, change: create, spelling: plain

-- previous

-- next
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
