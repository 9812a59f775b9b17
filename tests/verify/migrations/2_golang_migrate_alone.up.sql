-- A statement that is alone in its query is in no transaction block.
  ANALYZE a;
