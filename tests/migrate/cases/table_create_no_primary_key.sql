-- object: table, change: create, spelling: no primary key

-- previous

-- next
CREATE TABLE log (at timestamptz NOT NULL DEFAULT now(), line text);

-- plan
-- + table.log
CREATE TABLE log (
    at timestamp with time zone NOT NULL DEFAULT now(),
    line text
);
