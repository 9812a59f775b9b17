-- object: index, change: create, spelling: expressions

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b text, j jsonb, at timestamptz);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, b text, j jsonb, at timestamptz);
CREATE INDEX ASYNC ON t (lower(b), (a + 1), (j ->> 'k'));
CREATE INDEX ASYNC ON t ((at AT TIME ZONE 'UTC'));
CREATE INDEX ASYNC day ON t (((at AT TIME ZONE 'UTC')::date), (CASE WHEN a > 0 THEN b END));
CREATE INDEX ASYNC j ON t (coalesce(b, 'none'), ((j -> 'a') ->> 'b'));

-- plan
-- + index.day
-- INDEX_BUILD: Building index day asynchronously
CREATE INDEX ASYNC day ON t (((at AT TIME ZONE 'UTC')::date), (CASE WHEN a > 0 THEN b END));

-- + index.j
-- INDEX_BUILD: Building index j asynchronously
CREATE INDEX ASYNC j ON t (coalesce(b, 'none'), ((j -> 'a') ->> 'b'));

-- + index.t_lower_expr_expr1_idx
-- INDEX_BUILD: Building index t_lower_expr_expr1_idx asynchronously
CREATE INDEX ASYNC t_lower_expr_expr1_idx ON t (lower(b), (a + 1), (j ->> 'k'));

-- + index.t_timezone_idx
-- INDEX_BUILD: Building index t_timezone_idx asynchronously
CREATE INDEX ASYNC t_timezone_idx ON t ((at AT TIME ZONE 'UTC'));
