-- object: sequence, change: change, spelling: out of its bounds

-- previous
CREATE SEQUENCE s CACHE 1 MAXVALUE 10;

-- next
CREATE SEQUENCE s CACHE 1 MINVALUE 100 MAXVALUE 500;

-- plan
-- ~ sequence.s
ALTER SEQUENCE s START WITH 100 MINVALUE 100 MAXVALUE 500 RESTART;
