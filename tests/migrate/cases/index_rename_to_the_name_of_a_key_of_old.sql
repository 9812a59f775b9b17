-- object: index, change: rename, spelling: to the name of a key of old

-- previous
CREATE TABLE t (a int, b int);
CREATE INDEX ASYNC ON t (lower(a::text));

-- next
CREATE TABLE t (a int, b int);
CREATE INDEX ASYNC t_lower ON t (b);
-- deesql:renamed from=t_lower_idx
CREATE INDEX ASYNC t_a ON t (lower(a::text));

-- plan
-- ~ index.t_a
ALTER INDEX t_lower_idx RENAME TO t_a;

-- + index.t_lower
-- INDEX_BUILD: Building index t_lower asynchronously
CREATE INDEX ASYNC t_lower ON t (b);
