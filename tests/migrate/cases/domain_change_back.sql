-- object: domain, change: change, spelling: back

-- previous
CREATE DOMAIN d AS int DEFAULT 4;
CREATE TABLE t (id int PRIMARY KEY, a d);

-- next
CREATE DOMAIN d AS int;
CREATE TABLE t (id int PRIMARY KEY, a d);

-- plan
-- ~ domain.d
ALTER DOMAIN d DROP DEFAULT;
