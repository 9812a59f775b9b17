-- object: domain, change: replace, spelling: keyword

-- previous
CREATE DOMAIN "grant" AS text;

-- next
CREATE DOMAIN "grant" AS varchar(20) CHECK (VALUE LIKE 'a%');

-- plan
-- +/- domain."grant"
DROP DOMAIN "grant";

-- +/- domain."grant"
CREATE DOMAIN "grant" AS character varying(20) CONSTRAINT grant_check CHECK (VALUE LIKE 'a%');
