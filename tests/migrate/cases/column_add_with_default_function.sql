-- object: column, change: add with default, spelling: function

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- rows
INSERT INTO t (id) SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, at timestamptz DEFAULT now(), state text DEFAULT lower('NEW') || '!');

-- check
SELECT count(*) = 3500 FROM t WHERE state = 'new!' AND at IS NOT NULL;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN at timestamp with time zone;

-- ~ table.t
ALTER TABLE t ALTER COLUMN at SET DEFAULT now();

-- ~ table.t
-- repeat until it changes no row
-- BACKFILL: Filling t.at of the rows that are there, in batches of at most 3,000
UPDATE t SET at = now()
WHERE id IN (
    SELECT id FROM t WHERE at IS NULL LIMIT 3000
);

-- ~ table.t
ALTER TABLE t ADD COLUMN state text;

-- ~ table.t
ALTER TABLE t ALTER COLUMN state SET DEFAULT (lower('NEW') || '!');

-- ~ table.t
-- repeat until it changes no row
-- BACKFILL: Filling t.state of the rows that are there, in batches of at most 3,000
UPDATE t SET state = (lower('NEW') || '!')
WHERE id IN (
    SELECT id FROM t WHERE state IS NULL AND (lower('NEW') || '!') IS NOT NULL LIMIT 3000
);
