\restrict abc
\set x 1
SELECT :x, :'x', :"x" \gset
COPY t (a, b) FROM stdin;
1	O'Brien
\.
CREATE TABLE a (id int) \;
COPY a FROM stdin;
2
\.
\copy a from stdin
3
\.
