-- object: table, change: create, spelling: self reference

-- previous

-- next
CREATE TABLE nodes (id uuid PRIMARY KEY, parent uuid REFERENCES nodes (id) ON DELETE CASCADE, root uuid, FOREIGN KEY (root) REFERENCES nodes);

-- plan
-- + table.nodes
CREATE TABLE nodes (
    id uuid,
    parent uuid,
    root uuid,
    PRIMARY KEY (id),
    FOREIGN KEY (parent) REFERENCES nodes (id) ON DELETE CASCADE,
    FOREIGN KEY (root) REFERENCES nodes (id)
);
