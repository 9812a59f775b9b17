-- What only looks like a statement is data, and reaches the table as it was sent.
CREATE TABLE docs (id int PRIMARY KEY, body text);
--> CREATE TABLE
SELECT 'please VACUUM and NOTIFY';
--> ?column?: please VACUUM and NOTIFY
--> SELECT 1
INSERT INTO docs VALUES (1, 'CREATE INDEX ASYNC foo ON bar (x)');
--> INSERT 0 1
INSERT INTO docs VALUES (2, 'a; TRUNCATE docs') -- ; TRUNCATE docs
;
--> INSERT 0 1
SELECT body FROM docs ORDER BY body COLLATE "C";
--> body: CREATE INDEX ASYNC foo ON bar (x)
--> body: a; TRUNCATE docs
--> SELECT 2
SELECT $$TRUNCATE; $$ AS "TRUNCATE";
--> TRUNCATE: TRUNCATE; 
--> SELECT 1
