-- object: domain, change: create, spelling: plain

-- previous

-- next
CREATE DOMAIN d AS int DEFAULT 5 NOT NULL CHECK (VALUE > 0);
CREATE TABLE t (id int PRIMARY KEY, a d CHECK (a < 100));

-- plan
-- + domain.d
CREATE DOMAIN d AS integer DEFAULT 5 NOT NULL CONSTRAINT d_check CHECK (VALUE > 0);

-- + table.t
CREATE TABLE t (
    id integer,
    a d,
    PRIMARY KEY (id),
    CHECK (a < 100)
);
