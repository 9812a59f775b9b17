\restrict abc
\connect db
  TRUNCATE a;
--^^^^^^^^ truncate
COPY t (a, b) FROM stdin;
1	O'Brien
2	CREATE EXTENSION x;
\.
  TRUNCATE b;
--^^^^^^^^ truncate
\if :condition
  SELECT 1 \g
  TRUNCATE c;
--^^^^^^^^ truncate
\endif
  SELECT 'é😀', "ü" FROM t; TRUNCATE d;
--                         ^^^^^^^^ truncate
  SELECT /* 1 /* 2 */ 3 */ 1; -- '
  SELECT $a$ ' $b$ ; $a$; TRUNCATE e;
--                        ^^^^^^^^ truncate
  COPY t FROM :'file' WITH (FORMAT csv); COPY (SELECT 1) TO :'file';
--            ^^^^^^^ copy-file
--                                                          ^^^^^^^ copy-file
