-- object: view, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT id FROM app.t;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT id, a FROM app.t WHERE b > 0;

-- plan
-- ~ view.app.v
CREATE OR REPLACE VIEW app.v AS
SELECT id, a FROM app.t WHERE b > 0;
