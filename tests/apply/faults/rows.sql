-- More than one batch of each.
INSERT INTO parents SELECT i, 'name ' || i, 'code ' || i % 7 FROM generate_series(1, 3100) AS i;
INSERT INTO orders SELECT i, i % 3100 + 1, i % 100, 'note ' || i FROM generate_series(1, 6100) AS i;
INSERT INTO items SELECT i, i, i FROM generate_series(1, 3100) AS i;
