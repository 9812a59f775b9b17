-- What only looks like a statement is data, and reaches the table as it was sent.
CREATE TABLE docs (id int PRIMARY KEY, body text);
SELECT 'please VACUUM and NOTIFY';
INSERT INTO docs VALUES (1, 'CREATE INDEX ASYNC foo ON bar (x)');
INSERT INTO docs VALUES (2, 'a; TRUNCATE docs') -- ; TRUNCATE docs
;
SELECT body FROM docs ORDER BY body COLLATE "C";
SELECT $$TRUNCATE; $$ AS "TRUNCATE";
