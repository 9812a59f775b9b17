-- STORAGE of a new column. Source: AWS user guide, "CREATE TABLE" and "ALTER TABLE".
CREATE TABLE t (id int PRIMARY KEY, a text STORAGE EXTERNAL NOT NULL, b text STORAGE main DEFAULT 'b', c text);
--> CREATE TABLE
ALTER TABLE t ADD COLUMN d text STORAGE EXTENDED, ADD COLUMN e text STORAGE PLAIN;
--> ALTER TABLE
INSERT INTO t (id, a) VALUES (1, 'a');
--> INSERT 0 1
SELECT b FROM t;
--> b: b
--> SELECT 1
SELECT string_agg(attname || ' ' || attstorage::text, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0;
--> string_agg: id p, a e, b m, c x, d x, e p
--> SELECT 1
