-- object: identity, change: change, spelling: upwards

-- previous
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1 MINVALUE -100 CACHE 1) PRIMARY KEY);

-- next
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);

-- plan
