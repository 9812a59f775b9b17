-- object: domain, change: create, spelling: quoted

-- previous

-- next
CREATE DOMAIN "D d" AS int DEFAULT 5 NOT NULL CHECK (VALUE > 0);
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" "D d" CHECK ("A a" < 100));

-- plan
-- + domain."D d"
CREATE DOMAIN "D d" AS integer DEFAULT 5 NOT NULL CONSTRAINT "D d_check" CHECK (VALUE > 0);

-- + table."T t"
CREATE TABLE "T t" (
    id integer,
    "A a" "D d",
    PRIMARY KEY (id),
    CHECK ("A a" < 100)
);
