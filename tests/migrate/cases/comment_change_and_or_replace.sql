-- object: comment, change: change, spelling: and or replace

-- previous
CREATE VIEW v AS SELECT 1 AS a;
COMMENT ON VIEW v IS 'one';

-- next
CREATE VIEW v AS SELECT 1 AS a, 2 AS b;
COMMENT ON VIEW v IS 'two';

-- plan
-- ~ view.v
CREATE OR REPLACE VIEW v AS
SELECT 1 AS a, 2 AS b;

-- ~ view.v
COMMENT ON VIEW v IS 'two';
