-- object: sequence, change: drop, spelling: quoted

-- previous
CREATE SEQUENCE "S s" CACHE 65536;

-- next

-- plan
-- - sequence."S s"
-- DELETES_DATA: Dropping sequence "S s" loses where it stands
DROP SEQUENCE "S s";
