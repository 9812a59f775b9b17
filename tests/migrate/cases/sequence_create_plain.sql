-- object: sequence, change: create, spelling: plain

-- previous

-- next
CREATE SEQUENCE s CACHE 1;

-- plan
-- + sequence.s
CREATE SEQUENCE s CACHE 1;
