-- object: sequence, change: create, spelling: keyword

-- previous

-- next
CREATE SEQUENCE "table" CACHE 1;

-- plan
-- + sequence."table"
CREATE SEQUENCE "table" CACHE 1;
