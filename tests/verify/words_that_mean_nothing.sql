-- Words that name refused things, where they are names, text or comments. Nothing here is a finding.
  INSERT INTO notes VALUES ('please truncate the money column');
  CREATE TABLE t1 (id int); -- TODO: drop the serial column
  /* CREATE TRIGGER a; /* CREATE EXTENSION b; */ VACUUM; */
  CREATE TABLE t2 (path text, line text, point int, money int, "xml" text, json boolean);
  CREATE TABLE "xml" (id int);
  CREATE TABLE t3 (uniqueness int, checked boolean, constraint_type text, primary_color text);
  SELECT 'please VACUUM and NOTIFY';
  UPDATE channels SET notify = true WHERE listen = false;
  SELECT * FROM t ORDER BY name COLLATE "C";
  INSERT INTO docs VALUES ('CREATE INDEX foo ON bar (x)');
  CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 'TRUNCATE TABLE x; CREATE DATABASE y'; SELECT 1 $$;
  CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;
  GRANT TRUNCATE ON t TO app;
  GRANT REFERENCES ON t TO app;
  COMMENT ON COLUMN t.a IS 'REFERENCES users, a serial, text[]';
  SELECT data::jsonb->>'a', '{1}'::int[], ARRAY['a'] FROM t;
  SELECT '10.0.0.1'::inet, '12'::money;
  CREATE TABLE t4 (note text DEFAULT 'a;b -- c /* d', other text DEFAULT E'it\'s; \\');
  TABLE t;
  SELECT 1 FOR SHARE;
  CREATE INDEX ASYNC i ON t (a) WHERE b = 'ASC';
