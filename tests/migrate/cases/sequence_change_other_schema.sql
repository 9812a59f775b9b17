-- object: sequence, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE SEQUENCE app.s CACHE 1;

-- next
CREATE SCHEMA app;
CREATE SEQUENCE app.s CACHE 65536 INCREMENT BY 2 START 5 CYCLE;

-- plan
-- ~ sequence.app.s
ALTER SEQUENCE app.s START WITH 5 INCREMENT BY 2 CACHE 65536 CYCLE;
