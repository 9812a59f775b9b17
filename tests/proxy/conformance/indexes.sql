-- Refused forms. Source: AWS user guide, "CREATE INDEX"; observed on a cluster 2026-09-15 to 2026-10-10.
CREATE TABLE t (id int PRIMARY KEY, n int, b text, doc jsonb, at timestamptz, span interval);
--> CREATE TABLE
CREATE INDEX i ON t (n);
--> 0A000: unsupported mode. please use CREATE INDEX ASYNC.
CREATE INDEX CONCURRENTLY i ON t (n);
--> 0A000: CONCURRENTLY not supported for CREATE INDEX
CREATE INDEX ASYNC i ON t USING gin (n);
--> 0A000: USING not supported for CREATE INDEX
CREATE INDEX ASYNC i ON t (n DESC);
--> 0A000: specifying sort order not supported for index keys
CREATE INDEX ASYNC i ON t (b text_pattern_ops);
--> 0A000: opclass not supported for index keys
CREATE INDEX ASYNC public.i ON t (n);
--> 42601: syntax error at or near "."
CREATE INDEX ASYNC i ON t ((at::date));
--> 42P17: functions in index expression must be marked IMMUTABLE
CREATE INDEX ASYNC i ON t (n) INCLUDE ((n + 1));
--> 0A000: expressions are not supported in included columns

-- The table says what type a key has. Source: observed on a cluster 2026-10-01; interval: AWS user guide,
-- "Supported data types", with the same words.
CREATE INDEX ASYNC i ON t (doc);
--> 0A000: datatype jsonb is not supported in a key
CREATE INDEX ASYNC i ON t (span);
--> 0A000: datatype interval is not supported in a key
CREATE INDEX ASYNC i ON t (n) INCLUDE (doc);
--> job_id: {job}
--> CREATE INDEX
CREATE INDEX ASYNC j ON t ((doc ->> 'k'));
--> job_id: {job}
--> CREATE INDEX

-- The declared bytes of a key. Source: observed on a cluster 2026-10-01.
CREATE TABLE long (id int PRIMARY KEY, host varchar(1001), path varchar(1000));
--> CREATE TABLE
CREATE INDEX ASYNC k ON long (host, path);
--> 54000: key size greater than 2000 bytes not supported
CREATE INDEX ASYNC k ON long (path, id);
--> job_id: {job}
--> CREATE INDEX

-- The written ones. Source: observed on a cluster 2026-10-01.
CREATE TABLE words (word text PRIMARY KEY);
--> CREATE TABLE
INSERT INTO words SELECT string_agg(md5(i::text), '') FROM generate_series(1, 200) AS i;
--> 54000: key size too large
CREATE INDEX ASYNC w ON words (word, word);
--> job_id: {job}
--> CREATE INDEX
INSERT INTO words VALUES (repeat('long', 4));
--> INSERT 0 1

-- A unique index that is not valid cannot become a constraint. Source: AWS user guide, "ALTER TABLE".
INSERT INTO t (id, n) VALUES (1, 1), (2, 1);
--> INSERT 0 2
CREATE UNIQUE INDEX ASYNC t_n ON t (n);
--> job_id: {job}
--> CREATE INDEX
CALL sys.wait_for_job('{job}');
--> succeeded: f
--> CALL
ALTER TABLE t ADD CONSTRAINT t_n UNIQUE USING INDEX t_n;
--> 55000: index "t_n" is not valid
