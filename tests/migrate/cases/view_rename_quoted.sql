-- object: view, change: rename, spelling: quoted

-- previous
CREATE TABLE "T" (id int);
CREATE VIEW "C x" AS SELECT id FROM "T";

-- next
CREATE TABLE "T" (id int);
-- deesql:renamed from="C x"
CREATE VIEW "D" AS SELECT id FROM "T";

-- plan
-- ~ view."D"
ALTER VIEW "C x" RENAME TO "D";
