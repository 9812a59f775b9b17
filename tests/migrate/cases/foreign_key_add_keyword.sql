-- object: foreign key, change: add, spelling: keyword

-- previous
CREATE TABLE "group" ("user" int PRIMARY KEY);
CREATE TABLE t ("order" int);

-- next
CREATE TABLE "group" ("user" int PRIMARY KEY);
CREATE TABLE t ("order" int REFERENCES "group");

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_order_fkey FOREIGN KEY ("order") REFERENCES "group" ("user") NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_order_fkey;
