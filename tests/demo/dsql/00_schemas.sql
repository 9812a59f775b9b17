-- Velo on Aurora DSQL: the desired schema, one group of tables per file.
-- Everything lives in public, except the figures of the weekly meeting.

CREATE SCHEMA IF NOT EXISTS reporting;
