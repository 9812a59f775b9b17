-- object: sequence, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE SEQUENCE app.s CACHE 65536;

-- next
CREATE SCHEMA app;

-- plan
-- - sequence.app.s
-- DELETES_DATA: Dropping sequence app.s loses where it stands
DROP SEQUENCE app.s;
