-- object: domain, change: create, spelling: other schema

-- previous
CREATE SCHEMA app;

-- next
CREATE SCHEMA app;
CREATE DOMAIN app.d AS int DEFAULT 5 NOT NULL CHECK (VALUE > 0);
CREATE TABLE app.t (id int PRIMARY KEY, a app.d CHECK (a < 100));

-- plan
-- + domain.app.d
CREATE DOMAIN app.d AS integer DEFAULT 5 NOT NULL CONSTRAINT d_check CHECK (VALUE > 0);

-- + table.app.t
CREATE TABLE app.t (
    id integer,
    a app.d,
    PRIMARY KEY (id),
    CHECK (a < 100)
);
