-- object: domain, change: replace, spelling: plain

-- previous
CREATE DOMAIN d AS text;

-- next
CREATE DOMAIN d AS varchar(20) CHECK (VALUE LIKE 'a%');

-- plan
-- +/- domain.d
DROP DOMAIN d;

-- +/- domain.d
CREATE DOMAIN d AS character varying(20) CONSTRAINT d_check CHECK (VALUE LIKE 'a%');
