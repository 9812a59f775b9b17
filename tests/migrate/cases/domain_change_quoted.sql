-- object: domain, change: change, spelling: quoted

-- previous
CREATE DOMAIN "D d" AS text NOT NULL CONSTRAINT "K k" CHECK (VALUE <> '') CONSTRAINT "W" CHECK (length(VALUE) < 9);
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" "D d");

-- next
CREATE DOMAIN "D d" AS text DEFAULT 'x' CONSTRAINT "I i" CHECK (VALUE <> '');
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" "D d");

-- plan
-- ~ domain."D d"
ALTER DOMAIN "D d" DROP CONSTRAINT "W";

-- ~ domain."D d"
ALTER DOMAIN "D d" DROP NOT NULL;

-- ~ domain."D d"
ALTER DOMAIN "D d" RENAME CONSTRAINT "K k" TO "I i";

-- ~ domain."D d"
ALTER DOMAIN "D d" SET DEFAULT 'x';
