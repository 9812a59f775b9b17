-- object: sequence, change: create, spelling: quoted

-- previous

-- next
CREATE SEQUENCE "S s" CACHE 1;

-- plan
-- + sequence."S s"
CREATE SEQUENCE "S s" CACHE 1;
