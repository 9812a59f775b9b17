-- object: domain, change: change, spelling: plain

-- previous
CREATE DOMAIN d AS text NOT NULL CONSTRAINT k CHECK (VALUE <> '') CONSTRAINT w CHECK (length(VALUE) < 9);
CREATE TABLE t (id int PRIMARY KEY, a d);

-- next
CREATE DOMAIN d AS text DEFAULT 'x' CONSTRAINT i CHECK (VALUE <> '');
CREATE TABLE t (id int PRIMARY KEY, a d);

-- plan
-- ~ domain.d
ALTER DOMAIN d DROP CONSTRAINT w;

-- ~ domain.d
ALTER DOMAIN d DROP NOT NULL;

-- ~ domain.d
ALTER DOMAIN d RENAME CONSTRAINT k TO i;

-- ~ domain.d
ALTER DOMAIN d SET DEFAULT 'x';
