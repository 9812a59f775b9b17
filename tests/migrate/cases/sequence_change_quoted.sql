-- object: sequence, change: change, spelling: quoted

-- previous
CREATE SEQUENCE "S s" CACHE 1;

-- next
CREATE SEQUENCE "S s" CACHE 65536 INCREMENT BY 2 START 5 CYCLE;

-- plan
-- ~ sequence."S s"
ALTER SEQUENCE "S s" START WITH 5 INCREMENT BY 2 CACHE 65536 CYCLE;
