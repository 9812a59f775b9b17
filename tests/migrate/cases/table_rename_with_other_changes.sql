-- object: table, change: rename, spelling: with other changes

-- previous
CREATE TABLE users (id int PRIMARY KEY, name text, a int);

-- rows
INSERT INTO users VALUES (1, 'x');

-- next
-- deesql:renamed from=users
CREATE TABLE members (
    id int PRIMARY KEY,
    -- deesql:renamed from=name
    full_name text,
    a int DEFAULT 1,
    b text
);
CREATE INDEX ASYNC ON members (full_name);

-- check
SELECT full_name = 'x' FROM members;

-- plan
-- ~ table.members
ALTER TABLE users RENAME TO members;

-- ~ table.members
ALTER TABLE members RENAME COLUMN name TO full_name;

-- ~ table.members
ALTER TABLE members RENAME CONSTRAINT users_pkey TO members_pkey;

-- ~ table.members
ALTER TABLE members ADD COLUMN b text;

-- ~ table.members
ALTER TABLE members ALTER COLUMN a SET DEFAULT 1;

-- + index.members_full_name_idx
-- INDEX_BUILD: Building index members_full_name_idx asynchronously
CREATE INDEX ASYNC members_full_name_idx ON members (full_name);
