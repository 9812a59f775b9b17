-- object: sequence, change: change, spelling: plain

-- previous
CREATE SEQUENCE s CACHE 1;

-- next
CREATE SEQUENCE s CACHE 65536 INCREMENT BY 2 START 5 CYCLE;

-- plan
-- ~ sequence.s
ALTER SEQUENCE s START WITH 5 INCREMENT BY 2 CACHE 65536 CYCLE;
