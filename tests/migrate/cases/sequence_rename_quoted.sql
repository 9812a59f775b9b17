-- object: sequence, change: rename, spelling: quoted

-- previous
CREATE SEQUENCE "C x" CACHE 1;
CREATE TABLE "T" (id bigint DEFAULT nextval('"C x"'));

-- next
-- deesql:renamed from="C x"
CREATE SEQUENCE "D" CACHE 1;
CREATE TABLE "T" (id bigint DEFAULT nextval('"D"'));

-- plan
-- ~ sequence."D"
ALTER SEQUENCE "C x" RENAME TO "D";
