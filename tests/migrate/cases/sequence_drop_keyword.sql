-- object: sequence, change: drop, spelling: keyword

-- previous
CREATE SEQUENCE "table" CACHE 65536;

-- next

-- plan
-- - sequence."table"
-- DELETES_DATA: Dropping sequence "table" loses where it stands
DROP SEQUENCE "table";
