-- object: domain, change: change, spelling: keyword

-- previous
CREATE DOMAIN "grant" AS text NOT NULL CONSTRAINT "check" CHECK (VALUE <> '') CONSTRAINT "group" CHECK (length(VALUE) < 9);
CREATE TABLE "order" (id int PRIMARY KEY, "select" "grant");

-- next
CREATE DOMAIN "grant" AS text DEFAULT 'x' CONSTRAINT "do" CHECK (VALUE <> '');
CREATE TABLE "order" (id int PRIMARY KEY, "select" "grant");

-- plan
-- ~ domain."grant"
ALTER DOMAIN "grant" DROP CONSTRAINT "group";

-- ~ domain."grant"
ALTER DOMAIN "grant" DROP NOT NULL;

-- ~ domain."grant"
ALTER DOMAIN "grant" RENAME CONSTRAINT "check" TO "do";

-- ~ domain."grant"
ALTER DOMAIN "grant" SET DEFAULT 'x';
