-- object: domain, change: create, spelling: keyword

-- previous

-- next
CREATE DOMAIN "grant" AS int DEFAULT 5 NOT NULL CHECK (VALUE > 0);
CREATE TABLE "order" (id int PRIMARY KEY, "select" "grant" CHECK ("select" < 100));

-- plan
-- + domain."grant"
CREATE DOMAIN "grant" AS integer DEFAULT 5 NOT NULL CONSTRAINT grant_check CHECK (VALUE > 0);

-- + table."order"
CREATE TABLE "order" (
    id integer,
    "select" "grant",
    PRIMARY KEY (id),
    CHECK ("select" < 100)
);
