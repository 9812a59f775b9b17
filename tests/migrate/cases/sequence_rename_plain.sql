-- object: sequence, change: rename, spelling: plain

-- previous
CREATE SEQUENCE c CACHE 1;
CREATE TABLE t (id bigint DEFAULT nextval('c'));

-- next
-- deesql:renamed from=c
CREATE SEQUENCE d CACHE 1;
CREATE TABLE t (id bigint DEFAULT nextval('d'));

-- plan
-- ~ sequence.d
ALTER SEQUENCE c RENAME TO d;
