-- object: sequence, change: create, spelling: used in a default

-- previous

-- next
CREATE TABLE t (id bigint DEFAULT nextval('t_id_seq') PRIMARY KEY);
CREATE SEQUENCE t_id_seq CACHE 65536 OWNED BY t.id;
CREATE SEQUENCE z CACHE 1;
CREATE TABLE a (id bigint DEFAULT (nextval('z') * 10) PRIMARY KEY);

-- plan
-- + sequence.t_id_seq
CREATE SEQUENCE t_id_seq CACHE 65536;

-- + sequence.z
CREATE SEQUENCE z CACHE 1;

-- + table.a
CREATE TABLE a (
    id bigint DEFAULT (nextval('z') * 10),
    PRIMARY KEY (id)
);

-- + table.t
CREATE TABLE t (
    id bigint DEFAULT nextval('t_id_seq'),
    PRIMARY KEY (id)
);

-- + sequence.t_id_seq
ALTER SEQUENCE t_id_seq OWNED BY t.id;
