-- object: table, change: create, spelling: foreign key cycle

-- previous

-- next
CREATE TABLE a (id uuid PRIMARY KEY, b_id uuid REFERENCES b (id));
CREATE TABLE b (id uuid PRIMARY KEY, c_id uuid REFERENCES c (id));
CREATE TABLE c (id uuid PRIMARY KEY, a_id uuid REFERENCES a (id));

-- plan
-- + table.c
CREATE TABLE c (
    id uuid,
    a_id uuid,
    PRIMARY KEY (id)
);

-- + table.b
CREATE TABLE b (
    id uuid,
    c_id uuid,
    PRIMARY KEY (id),
    FOREIGN KEY (c_id) REFERENCES c (id)
);

-- + table.a
CREATE TABLE a (
    id uuid,
    b_id uuid,
    PRIMARY KEY (id),
    FOREIGN KEY (b_id) REFERENCES b (id)
);

-- + table.c
ALTER TABLE c ADD CONSTRAINT c_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id) NOT VALID;

-- + table.c
ALTER TABLE ASYNC c VALIDATE CONSTRAINT c_a_id_fkey;
