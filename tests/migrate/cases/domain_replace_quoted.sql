-- object: domain, change: replace, spelling: quoted

-- previous
CREATE DOMAIN "D d" AS text;

-- next
CREATE DOMAIN "D d" AS varchar(20) CHECK (VALUE LIKE 'a%');

-- plan
-- +/- domain."D d"
DROP DOMAIN "D d";

-- +/- domain."D d"
CREATE DOMAIN "D d" AS character varying(20) CONSTRAINT "D d_check" CHECK (VALUE LIKE 'a%');
