-- object: domain, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE DOMAIN app.d AS text NOT NULL CONSTRAINT k CHECK (VALUE <> '') CONSTRAINT w CHECK (length(VALUE) < 9);
CREATE TABLE app.t (id int PRIMARY KEY, a app.d);

-- next
CREATE SCHEMA app;
CREATE DOMAIN app.d AS text DEFAULT 'x' CONSTRAINT i CHECK (VALUE <> '');
CREATE TABLE app.t (id int PRIMARY KEY, a app.d);

-- plan
-- ~ domain.app.d
ALTER DOMAIN app.d DROP CONSTRAINT w;

-- ~ domain.app.d
ALTER DOMAIN app.d DROP NOT NULL;

-- ~ domain.app.d
ALTER DOMAIN app.d RENAME CONSTRAINT k TO i;

-- ~ domain.app.d
ALTER DOMAIN app.d SET DEFAULT 'x';
