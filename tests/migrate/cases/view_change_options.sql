-- object: view, change: change, spelling: options

-- previous
CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
CREATE VIEW w WITH (security_barrier) AS SELECT id FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v WITH (security_invoker) AS SELECT id FROM t;
CREATE VIEW w AS SELECT id FROM t;

-- plan
-- ~ view.v
CREATE OR REPLACE VIEW v WITH (security_invoker = true) AS
SELECT id FROM t;

-- ~ view.w
CREATE OR REPLACE VIEW w AS
SELECT id FROM t;
