-- object: table, change: drop, spelling: quoted

-- previous
CREATE TABLE "Old Table" (id uuid PRIMARY KEY);
CREATE TABLE kept (a int);

-- next
CREATE TABLE kept (a int);

-- plan
-- - table."Old Table"
-- DELETES_DATA: Dropping table "Old Table" deletes all of its rows
DROP TABLE "Old Table";
