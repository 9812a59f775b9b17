-- object: table, change: rename, spelling: to another schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY, a int);
CREATE INDEX ASYNC i ON app.users (a);

-- rows
INSERT INTO app.users VALUES (1, 2);

-- next
CREATE SCHEMA app;
CREATE SCHEMA other;
-- deesql:renamed from=app.users
CREATE TABLE other.members (id int PRIMARY KEY, a int);
CREATE INDEX ASYNC i ON other.members (a);

-- check
SELECT a = 2 FROM other.members;

-- plan
-- ~ table.other.members
ALTER TABLE app.users RENAME TO members;

-- + schema.other
CREATE SCHEMA other;

-- ~ table.other.members
ALTER TABLE app.members SET SCHEMA other;

-- ~ table.other.members
ALTER TABLE other.members RENAME CONSTRAINT users_pkey TO members_pkey;
