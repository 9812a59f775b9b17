-- object: column, change: set storage, spelling: back

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a text STORAGE MAIN, b numeric STORAGE PLAIN);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a text, b numeric);

-- plan
