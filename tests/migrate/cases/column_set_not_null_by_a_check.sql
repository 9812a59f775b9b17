-- object: column, change: set not null, spelling: by a check

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, CONSTRAINT a_is_there CHECK (a IS NOT NULL));

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT a_is_there CHECK (a IS NOT NULL) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT a_is_there;
