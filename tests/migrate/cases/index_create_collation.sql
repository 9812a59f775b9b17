-- object: index, change: create, spelling: collation

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a text);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a text);
CREATE INDEX ASYNC i ON t (a COLLATE "C", lower(a) COLLATE "C");

-- plan
-- + index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (a COLLATE "C", lower(a) COLLATE "C");
