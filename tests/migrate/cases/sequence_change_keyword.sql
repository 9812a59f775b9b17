-- object: sequence, change: change, spelling: keyword

-- previous
CREATE SEQUENCE "table" CACHE 1;

-- next
CREATE SEQUENCE "table" CACHE 65536 INCREMENT BY 2 START 5 CYCLE;

-- plan
-- ~ sequence."table"
ALTER SEQUENCE "table" START WITH 5 INCREMENT BY 2 CACHE 65536 CYCLE;
