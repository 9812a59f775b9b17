-- object: identity, change: change, spelling: downwards

-- previous
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);

-- next
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1 CACHE 1) PRIMARY KEY);

-- plan
