-- Clauses of CREATE TABLE, each refused at its own place, whatever the layout.
  CREATE TEMP
--       ^^^^ temporary-table
    TABLE x (id int);
  CREATE UNLOGGED TABLE x2 (id int);
--       ^^^^^^^^ unlogged-table
  CREATE TABLE x3 (id int)
    PARTITION BY RANGE (id);
--  ^^^^^^^^^^^^^^^^^^^^^^^ partitioned-table
  CREATE TABLE x4 PARTITION OF y FOR VALUES FROM (1) TO (2);
--                ^^^^^^^^^^^^^^ partition
  CREATE TABLE x5 (id int) INHERITS (y);
--                         ^^^^^^^^^^^^ table-inheritance
  CREATE TABLE x6 (id int) WITH (fillfactor = 70);
--                         ^^^^^^^^^^^^^^^^^^^^^^ table-storage-parameters
  CREATE TABLE x7 (id int) TABLESPACE fast;
--                         ^^^^^^^^^^^^^^^ table-tablespace
  CREATE TABLE x AS SELECT 1;
--               ^^ create-table-as
  CREATE TABLE x (a) AS VALUES (1);
--                   ^^ create-table-as
  SELECT * INTO x FROM y;
--         ^^^^ select-into
  CREATE TABLE x8 (id int, EXCLUDE USING gist (id WITH =));
--                         ^^^^^^^ exclusion-constraint
  CREATE TABLE x9 (a text COLLATE "de_DE");
--                        ^^^^^^^^^^^^^^^ column-collation
  CREATE TABLE o (id uuid PRIMARY KEY, c uuid REFERENCES customers (id) ON DELETE SET NULL (c));
  CREATE TABLE o10 (id uuid, FOREIGN KEY (id) REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
  CREATE TABLE t (LIKE s INCLUDING ALL);
  CREATE TABLE t11 (id int, CONSTRAINT c CHECK (id > 0) NOT VALID);
  CREATE TABLE IF NOT EXISTS "T".t (id bigint PRIMARY KEY, -- the key, really
    note text STORAGE EXTERNAL, full_name text GENERATED ALWAYS AS (note || 'x') STORED);
  CREATE TABLE k (a int, b int, c int, d int, e int, f int, g int, h int, i int,
    PRIMARY KEY (a, b, c, d, e, f, g, h, i));
--                                       ^ too-many-key-columns
  CREATE SCHEMA s CREATE TABLE t (id serial, at timestamptz) CREATE INDEX i ON t (at DESC) GRANT SELECT ON t TO app;
--                                   ^^^^^^ serial-type
--                                                                  ^^^^^ synchronous-index
--                                                                                   ^^^^ index-sort-order
  BEGIN; CREATE SCHEMA s12 CREATE TABLE t (id int) CREATE TABLE u (id int); COMMIT;
  CREATE SCHEMA s13 CREATE SEQUENCE q CREATE TABLE v (a text[]);
--                  ^^^^^^^^^^^^^^^ sequence-cache
--                                                      ^^^^^^ array-type
