-- object: index, change: create, spelling: partial

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, s varchar(10), b boolean);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, s varchar(10), b boolean);
CREATE INDEX ASYNC one ON t (a) WHERE s IN ('x', 'y');
CREATE INDEX ASYNC two ON t (a) WHERE NOT b;
CREATE INDEX ASYNC three ON t (a) WHERE s LIKE 'x%' AND a BETWEEN 1 AND 5;
CREATE UNIQUE INDEX ASYNC four ON t (a) WHERE s = 'x'::varchar OR s = 'y';

-- plan
-- + index.four
-- INDEX_BUILD: Building index four asynchronously
CREATE UNIQUE INDEX ASYNC four ON t (a) WHERE s = 'x'::varchar OR s = 'y';

-- + index.one
-- INDEX_BUILD: Building index one asynchronously
CREATE INDEX ASYNC one ON t (a) WHERE s IN ('x', 'y');

-- + index.three
-- INDEX_BUILD: Building index three asynchronously
CREATE INDEX ASYNC three ON t (a) WHERE s LIKE 'x%' AND a BETWEEN 1 AND 5;

-- + index.two
-- INDEX_BUILD: Building index two asynchronously
CREATE INDEX ASYNC two ON t (a) WHERE NOT b;
