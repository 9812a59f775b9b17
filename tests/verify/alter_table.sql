-- ALTER TABLE: what is accepted, and one finding for each action that is not.
  ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 0;
--                               ^^^^^^^^ add-column-constraint
  ALTER TABLE t ADD COLUMN c int CHECK (c > 0);
--                               ^^^^^^^^^^^^^ add-column-constraint
  ALTER TABLE t ADD COLUMN c int UNIQUE;
--                               ^^^^^^ add-column-constraint
  ALTER TABLE t ADD COLUMN c int PRIMARY KEY;
--                               ^^^^^^^^^^^ add-column-constraint
  ALTER TABLE t ADD COLUMN c text GENERATED ALWAYS AS (lower(a)) STORED;
--                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-column-constraint
  ALTER TABLE t ADD COLUMN c int, ALTER COLUMN c SET DEFAULT 1;
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
--                               ^^^^^ add-constraint-without-not-valid
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
  ALTER TABLE t VALIDATE CONSTRAINT c;
--              ^^^^^^^^^^^^^^^^^^^^^ synchronous-validation
  ALTER TABLE ASYNC t VALIDATE CONSTRAINT c;
  ALTER TABLE ASYNC t ADD COLUMN a int;
--            ^^^^^ async-alter-table
  ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY (a);
--                               ^^^^^^^^^^^ add-primary-key
  ALTER TABLE t ADD CONSTRAINT u UNIQUE (b);
--                               ^^^^^^ add-unique-constraint
  ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i;
  ALTER TABLE t ALTER COLUMN a TYPE bigint;
--                             ^^^^^^^^^^^ change-column-type
  ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN b SET STATISTICS 5;
--                             ^^^^^^^^^^^^ set-not-null
--                                                          ^^^^^^^^^^^^^^^^ set-column-statistics
  ALTER TABLE t ALTER COLUMN a DROP NOT NULL, ALTER a DROP DEFAULT, DROP COLUMN b;
  ALTER TABLE t SET (fillfactor = 70);
--              ^^^^^^^^^^^^^^^^^^^^^ other-alter-table
  ALTER TABLE t SET SCHEMA s;
  ALTER TABLE t ENABLE ROW LEVEL SECURITY;
--              ^^^^^^^^^^^^^^^^^^^^^^^^^ row-level-security
  ALTER TABLE t DISABLE TRIGGER ALL;
  ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE;
  ALTER TABLE ONLY s.t RENAME CONSTRAINT a TO b;
