-- object: table, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY, a int CHECK (a > 0));

-- rows
INSERT INTO app.users VALUES (1, 2);

-- next
CREATE SCHEMA app;
-- deesql:renamed from=app.users
CREATE TABLE app.members (id int PRIMARY KEY, a int CHECK (a > 0));

-- check
SELECT a = 2 FROM app.members;

-- plan
-- ~ table.app.members
ALTER TABLE app.users RENAME TO members;

-- ~ table.app.members
ALTER TABLE app.members RENAME CONSTRAINT users_pkey TO members_pkey;

-- ~ table.app.members
ALTER TABLE app.members RENAME CONSTRAINT users_a_check TO members_a_check;
