-- object: table, change: create, spelling: keyword

-- previous

-- next
CREATE TABLE "user" ("select" uuid PRIMARY KEY, "from" int DEFAULT 1, "order" int REFERENCES "group" ("limit"));
CREATE TABLE "group" ("limit" int PRIMARY KEY);

-- plan
-- + table."group"
CREATE TABLE "group" (
    "limit" integer,
    PRIMARY KEY ("limit")
);

-- + table."user"
CREATE TABLE "user" (
    "select" uuid,
    "from" integer DEFAULT 1,
    "order" integer,
    PRIMARY KEY ("select"),
    FOREIGN KEY ("order") REFERENCES "group" ("limit")
);
