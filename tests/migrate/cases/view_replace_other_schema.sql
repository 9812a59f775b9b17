-- object: view, change: replace, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE VIEW app.w AS SELECT id FROM app.v;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT a, id FROM app.t;
CREATE VIEW app.w AS SELECT id FROM app.v;

-- plan
-- +/- view.app.w
DROP VIEW app.w;

-- +/- view.app.v
DROP VIEW app.v;

-- +/- view.app.v
CREATE VIEW app.v AS
SELECT a, id FROM app.t;

-- +/- view.app.w
CREATE VIEW app.w AS
SELECT id FROM app.v;
