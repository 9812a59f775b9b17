-- object: sequence, change: create, spelling: used in a default of another schema

-- previous
CREATE SCHEMA app;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id bigint DEFAULT nextval('app.s'::regclass) PRIMARY KEY, "B b" bigint DEFAULT nextval('"S s"'));
CREATE SEQUENCE app.s CACHE 65536 OWNED BY app.t.id;
CREATE SEQUENCE "S s" CACHE 1;

-- plan
-- + sequence."S s"
CREATE SEQUENCE "S s" CACHE 1;

-- + sequence.app.s
CREATE SEQUENCE app.s CACHE 65536;

-- + table.app.t
CREATE TABLE app.t (
    id bigint DEFAULT nextval('app.s'::regclass),
    "B b" bigint DEFAULT nextval('"S s"'),
    PRIMARY KEY (id)
);

-- + sequence.app.s
ALTER SEQUENCE app.s OWNED BY app.t.id;
