-- New tables. Source: AWS user guide, "CREATE TABLE"; observed on a cluster 2026-09-15.
CREATE TABLE t (id int PRIMARY KEY, n int, b text);
--> CREATE TABLE
CREATE TEMP TABLE x (id int PRIMARY KEY);
--> 0A000: TEMPORARY or TEMP table not supported for CREATE TABLE
CREATE UNLOGGED TABLE x (id int PRIMARY KEY);
--> 0A000: UNLOGGED table not supported for CREATE TABLE
CREATE TABLE x (id int PRIMARY KEY) PARTITION BY HASH (id);
--> 0A000: PARTITION BY clause not supported for CREATE TABLE
CREATE TABLE x PARTITION OF t DEFAULT;
--> 0A000: PARTITION OF clause not supported for CREATE TABLE
CREATE TABLE x (id serial PRIMARY KEY);
--> 42704: type "serial" does not exist
CREATE TABLE x (id int PRIMARY KEY, price money);
--> 0A000: datatype money not supported
CREATE TABLE x (id int PRIMARY KEY, tags text[]);
--> 0A000: datatype text[] not supported
CREATE TABLE x (id int PRIMARY KEY, b text COLLATE "en_US");
--> 0A000: COLLATE clause not supported
CREATE TABLE x (id int PRIMARY KEY, at timestamptz GENERATED ALWAYS AS (now()) STORED);
--> 42P17: generation expression is not immutable

-- Changed tables. Source: AWS user guide, "ALTER TABLE"; observed on a cluster 2026-09-18 and 2026-10-10.
ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 0;
--> 0A000: ALTER TABLE ADD COLUMN with constraint not supported
ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0);
--> 0A000: unsupported ALTER TABLE ADD CONSTRAINT statement
ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;
--> ALTER TABLE
ALTER TABLE t VALIDATE CONSTRAINT positive;
--> 0A000: unsupported ALTER TABLE VALIDATE CONSTRAINT statement
ALTER TABLE t DROP CONSTRAINT t_pkey;
--> 0A000: unsupported ALTER TABLE DROP CONSTRAINT statement
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
--> 0A000: unsupported ALTER TABLE ENABLE ROW SECURITY statement
ALTER TABLE t ALTER COLUMN n SET NOT NULL;
--> 0A000: unsupported ALTER TABLE ALTER COLUMN ... SET NOT NULL statement
ALTER TABLE t ALTER COLUMN n TYPE bigint;
--> 0A000: unsupported ALTER TABLE ALTER COLUMN ... SET DATA TYPE statement
ALTER TABLE t ALTER COLUMN n SET STATISTICS 10;
--> 0A000: unsupported ALTER TABLE ALTER COLUMN ... SET STATISTICS statement

-- A column of the primary key, whatever the table was made by. Source: AWS user guide, "ALTER TABLE"; the
-- text: observed on a cluster 2026-09-18.
ALTER TABLE t DROP COLUMN id;
--> 0A000: cannot drop primary key column id
ALTER TABLE t DROP COLUMN id CASCADE;
--> 0A000: cannot drop primary key column id
ALTER TABLE t DROP COLUMN b, DROP COLUMN id;
--> 0A000: cannot drop primary key column id
ALTER TABLE t DROP COLUMN b;
--> ALTER TABLE
CREATE TABLE two (a int, b int, c int UNIQUE, PRIMARY KEY (a, b));
--> CREATE TABLE
ALTER TABLE two DROP COLUMN b;
--> 0A000: cannot drop primary key column b
ALTER TABLE two DROP COLUMN c;
--> ALTER TABLE
SELECT count(*) FROM two;
--> count: 0
--> SELECT 1

-- An identity is bigint. Source: AWS user guide, "Identity columns"; observed on a cluster 2026-09-15.
CREATE TABLE x (id int GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
--> 0A000: datatype integer not supported, identity column type must be bigint
CREATE TABLE x (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY, n int NOT NULL);
--> CREATE TABLE
ALTER TABLE x ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (CACHE 1);
--> 0A000: datatype integer not supported, identity column type must be bigint
INSERT INTO x (n) VALUES (7) RETURNING id;
--> id: 1
--> INSERT 0 1

-- Bare numeric is numeric(18,6). Source: observed on a cluster 2026-10-03.
CREATE TABLE price (id int PRIMARY KEY, a numeric, b decimal DEFAULT 1.23456789, c numeric(5,1), d "numeric" NOT NULL DEFAULT 0, e pg_catalog.numeric);
--> CREATE TABLE
INSERT INTO price (id, a, c) VALUES (1, 1.0000005, 1.05) RETURNING a, b, c, d;
--> a: 1.000001 | b: 1.234568 | c: 1.1 | d: 0.000000
--> INSERT 0 1
INSERT INTO price (id, a) VALUES (2, 1234567890123);
--> 22003: numeric field overflow
ALTER TABLE price ADD COLUMN f numeric, ADD COLUMN g dec;
--> ALTER TABLE
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'price'::regclass AND attnum > 1 ORDER BY attnum;
--> attname: a | format_type: numeric(18,6)
--> attname: b | format_type: numeric(18,6)
--> attname: c | format_type: numeric(5,1)
--> attname: d | format_type: numeric(18,6)
--> attname: e | format_type: numeric(18,6)
--> attname: f | format_type: numeric(18,6)
--> attname: g | format_type: numeric(18,6)
--> SELECT 7
SELECT 1.0000005::numeric;
--> numeric: 1.0000005
--> SELECT 1
