-- object: domain, change: create, spelling: by later statements

-- previous

-- next
CREATE DOMAIN a AS int;
ALTER DOMAIN a SET DEFAULT 4;
ALTER DOMAIN a ADD CONSTRAINT c CHECK (VALUE > 0);
ALTER DOMAIN a RENAME CONSTRAINT c TO d;
ALTER DOMAIN a SET NOT NULL;
ALTER DOMAIN a RENAME TO b;
CREATE SCHEMA app;
ALTER DOMAIN b SET SCHEMA app;
CREATE DOMAIN e AS int CHECK (VALUE > 0);
ALTER DOMAIN e DROP CONSTRAINT e_check;
DROP DOMAIN IF EXISTS f;
CREATE DOMAIN f AS text;
CREATE DOMAIN g AS text;
DROP DOMAIN g;

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + domain.app.b
CREATE DOMAIN app.b AS integer DEFAULT 4 NOT NULL CONSTRAINT d CHECK (VALUE > 0);

-- + domain.e
CREATE DOMAIN e AS integer;

-- + domain.f
CREATE DOMAIN f AS text;
