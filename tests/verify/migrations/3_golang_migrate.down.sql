  DROP TABLE a;
  DROP TABLE b;
--^^^^^^^^^^ multiple-ddl
