-- object: domain, change: replace, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE DOMAIN app.d AS text;

-- next
CREATE SCHEMA app;
CREATE DOMAIN app.d AS varchar(20) CHECK (VALUE LIKE 'a%');

-- plan
-- +/- domain.app.d
DROP DOMAIN app.d;

-- +/- domain.app.d
CREATE DOMAIN app.d AS character varying(20) CONSTRAINT d_check CHECK (VALUE LIKE 'a%');
