-- object: table, change: rename, spelling: plain

-- previous
CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE, boss int REFERENCES users, CHECK (id > 0));
CREATE INDEX ASYNC ON users (boss);
CREATE TABLE posts (user_id int REFERENCES users);

-- rows
INSERT INTO users VALUES (1, 'a', 1); INSERT INTO posts VALUES (1);

-- next
-- deesql:renamed from=users
CREATE TABLE members (id int PRIMARY KEY, email text UNIQUE, boss int REFERENCES members, CHECK (id > 0));
CREATE INDEX ASYNC ON members (boss);
CREATE TABLE posts (user_id int REFERENCES members);

-- check
SELECT email = 'a' FROM members JOIN posts ON user_id = id;

-- plan
-- ~ table.members
ALTER TABLE users RENAME TO members;

-- ~ table.members
ALTER TABLE members RENAME CONSTRAINT users_pkey TO members_pkey;

-- ~ table.members
ALTER TABLE members RENAME CONSTRAINT users_email_key TO members_email_key;

-- ~ table.members
ALTER TABLE members RENAME CONSTRAINT users_boss_fkey TO members_boss_fkey;

-- ~ table.members
ALTER TABLE members RENAME CONSTRAINT users_id_check TO members_id_check;

-- ~ index.members_boss_idx
ALTER INDEX users_boss_idx RENAME TO members_boss_idx;
