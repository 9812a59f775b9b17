-- object: domain, change: rename, spelling: under everything

-- previous
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TABLE t (id int PRIMARY KEY, a d, b text);
ALTER TABLE t ADD CONSTRAINT c CHECK (b::d IS NOT NULL);
CREATE INDEX i ON t ((b::d));
CREATE VIEW v AS SELECT b::d AS n FROM t;
CREATE FUNCTION f(n d) RETURNS d LANGUAGE sql RETURN 1::d;

-- next
-- deesql:renamed from=d
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (id int PRIMARY KEY, a positive, b text);
ALTER TABLE t ADD CONSTRAINT c CHECK (b::positive IS NOT NULL);
CREATE INDEX i ON t ((b::positive));
CREATE VIEW v AS SELECT b::positive AS n FROM t;
CREATE FUNCTION f(n positive) RETURNS positive LANGUAGE sql RETURN 1::positive;

-- plan
-- ~ domain.positive
ALTER DOMAIN d RENAME TO positive;

-- ~ domain.positive
ALTER DOMAIN positive RENAME CONSTRAINT d_check TO positive_check;
