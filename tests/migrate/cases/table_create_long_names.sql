-- object: table, change: create, spelling: long names

-- previous

-- next
CREATE TABLE a_table_with_a_name_that_is_so_long_that_its_keys_are_cut (a_column_with_a_long_name int UNIQUE, another_column_with_a_long_name int CHECK (another_column_with_a_long_name > 0));

-- plan
-- + table.a_table_with_a_name_that_is_so_long_that_its_keys_are_cut
CREATE TABLE a_table_with_a_name_that_is_so_long_that_its_keys_are_cut (
    a_column_with_a_long_name integer,
    another_column_with_a_long_name integer,
    UNIQUE (a_column_with_a_long_name),
    CHECK (another_column_with_a_long_name > 0)
);
