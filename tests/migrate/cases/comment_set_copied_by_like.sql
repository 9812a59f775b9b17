-- object: comment, change: set, spelling: copied by like

-- previous

-- next
CREATE TABLE t (id int PRIMARY KEY, a int);
COMMENT ON COLUMN t.a IS 'a';
CREATE TABLE u (LIKE t INCLUDING COMMENTS);
COMMENT ON COLUMN u.id IS 'id';

-- plan
-- + table.t
CREATE TABLE t (
    id integer,
    a integer,
    PRIMARY KEY (id)
);

-- + table.u
CREATE TABLE u (
    id integer NOT NULL,
    a integer
);

-- + table.t
COMMENT ON COLUMN t.a IS 'a';

-- + table.u
COMMENT ON COLUMN u.id IS 'id';
