-- object: comment, change: set, spelling: before what it is on

-- previous

-- next
COMMENT ON INDEX i IS 'i';
COMMENT ON TABLE t IS 't';
CREATE TABLE t (id int PRIMARY KEY);
CREATE INDEX ASYNC i ON t (id);
COMMENT ON TABLE t IS NULL;
COMMENT ON COLUMN t.id IS '';

-- plan
-- + table.t
CREATE TABLE t (
    id integer,
    PRIMARY KEY (id)
);

-- + index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (id);

-- + index.i
COMMENT ON INDEX i IS 'i';
