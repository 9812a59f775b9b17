-- Queries. Source: observed on a cluster 2026-08-28 (text search) and 2026-09-15 to 2026-10-10.
CREATE TABLE t (id int PRIMARY KEY, n int);
--> CREATE TABLE
SELECT * FROM t TABLESAMPLE SYSTEM (1);
--> 0A000: TABLESAMPLE clause not supported
SELECT * FROM t FOR SHARE;
--> 0A000: locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
SELECT * FROM t FOR NO KEY UPDATE;
--> 0A000: locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
SELECT * FROM t FOR KEY SHARE;
--> SELECT 0
SELECT pg_try_advisory_lock(1);
--> 0A000: function pg_try_advisory_lock not supported
SELECT to_tsvector('english', 'cats');
--> 42704: text search configuration "english" does not exist
SELECT to_tsvector('simple', 'cats');
--> to_tsvector: 'cats':1
--> SELECT 1
CREATE TABLE items (id int PRIMARY KEY, t int);
--> CREATE TABLE
SELECT * FROM t o LEFT JOIN LATERAL (SELECT o.id, i.id AS item FROM items i WHERE i.t = o.id) x ON true;
--> SELECT 0

-- What PostgreSQL itself refuses is refused in its words. Source: observed on clusters, with these codes.
CREATE TABLE t (id int PRIMARY KEY);
--> 42P07: relation "t" already exists
SELECT * FROM nowhere;
--> 42P01: relation "nowhere" does not exist
SELECT nothing FROM t;
--> 42703: column "nothing" does not exist
SELECT * FORM t;
--> 42601: syntax error at or near "FORM"
SELECT 'x'::int;
--> 22P02: invalid input syntax for type integer: "x"
INSERT INTO t VALUES (1), (1);
--> 23505: duplicate key value violates unique constraint "t_pkey"
CREATE TABLE c (id int PRIMARY KEY, n int NOT NULL, parent int REFERENCES t (id));
--> CREATE TABLE
INSERT INTO c VALUES (1, 1, 1);
--> 23503: insert or update on table "c" violates foreign key constraint "c_parent_fkey"
INSERT INTO c (id) VALUES (1);
--> 23502: null value in column "n" of relation "c" violates not-null constraint
ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;
--> ALTER TABLE
ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;
--> 42710: constraint "positive" for relation "t" already exists
INSERT INTO t VALUES (1, 0);
--> 23514: new row for relation "t" violates check constraint "positive"
DROP TABLE t;
--> 2BP01: cannot drop table t because other objects depend on it
