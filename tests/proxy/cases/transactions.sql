-- Rules about transactions. Source: AWS user guide, "DDL and distributed transactions"; observed on a
-- cluster 2026-09-17 and 2026-09-18.
CREATE TABLE t (id int PRIMARY KEY);
-- A refusal aborts the block, and COMMIT undoes it.
BEGIN;
INSERT INTO t VALUES (1);
TRUNCATE t;
INSERT INTO t VALUES (2);
TRUNCATE t;
COMMIT;
SELECT count(*) FROM t;
-- One definition, and nothing that writes beside it.
BEGIN;
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY);
ROLLBACK;
BEGIN;
INSERT INTO t VALUES (3);
CREATE TABLE a (id int PRIMARY KEY);
ROLLBACK;
BEGIN;
CREATE TABLE a (id int PRIMARY KEY);
INSERT INTO t VALUES (3);
ROLLBACK;
-- A query of several statements is one transaction.
CREATE TABLE a (id int PRIMARY KEY)\; CREATE TABLE b (id int PRIMARY KEY);
SELECT to_regclass('a');
INSERT INTO t VALUES (4)\; TRUNCATE t\; INSERT INTO t VALUES (5);
SELECT count(*) FROM t;
BEGIN\; CREATE TABLE a (id int PRIMARY KEY)\; COMMIT;
SELECT to_regclass('a');
-- Definitions can be undone.
BEGIN;
CREATE TABLE gone (id int PRIMARY KEY);
ROLLBACK;
SELECT to_regclass('gone');
SHOW transaction_isolation;
