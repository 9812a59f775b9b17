-- object: check, change: add, spelling: keyword

-- previous
CREATE TABLE t ("order" int, "end" int);

-- next
CREATE TABLE t ("order" int, "end" int, CHECK ("order" < "end"));

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_check CHECK ("order" < "end") NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_check;
