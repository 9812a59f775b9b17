-- object: primary key, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int, CONSTRAINT t_id PRIMARY KEY (id));

-- plan
-- ~ table.app.t
ALTER TABLE app.t RENAME CONSTRAINT t_pkey TO t_id;
