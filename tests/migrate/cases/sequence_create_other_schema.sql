-- object: sequence, change: create, spelling: other schema

-- previous
CREATE SCHEMA app;

-- next
CREATE SCHEMA app;
CREATE SEQUENCE app.s CACHE 1;

-- plan
-- + sequence.app.s
CREATE SEQUENCE app.s CACHE 1;
