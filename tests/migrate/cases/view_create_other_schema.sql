-- object: view, change: create, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT id, a AS w, b + 1 AS k FROM app.t WHERE a <> 'x';

-- plan
-- + view.app.v
CREATE VIEW app.v AS
SELECT id, a AS w, b + 1 AS k FROM app.t WHERE a <> 'x';
