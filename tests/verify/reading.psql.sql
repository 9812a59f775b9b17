\restrict abc
\connect db
  TRUNCATE a;
COPY t (a, b) FROM stdin;
1	O'Brien
2	CREATE EXTENSION x;
\.
  TRUNCATE b;
\if :condition
  SELECT 1 \g
  TRUNCATE c;
\endif
  SELECT 'é😀', "ü" FROM t; TRUNCATE d;
  SELECT /* 1 /* 2 */ 3 */ 1; -- '
  SELECT $a$ ' $b$ ; $a$; TRUNCATE e;
