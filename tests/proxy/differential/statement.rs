//! The statements in a batch. They are about the tables `t` and `u`.

use super::batch::Random;
use super::intended::INSTEAD;

/// What both databases begin with. Statistics that are collected at some time would change plans,
/// and so the order of rows.
pub(super) const TABLES: &str = "
    CREATE TABLE t (id int PRIMARY KEY, v text) WITH (autovacuum_enabled = false);
    CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t (id) ON DELETE CASCADE)
        WITH (autovacuum_enabled = false);
";

pub(super) const COPY_IN: &str = "COPY t FROM STDIN";

/// What is prepared, but for what the batch itself prepares.
pub(super) const PREPARED: &str =
    "SELECT name, statement FROM pg_prepared_statements WHERE name NOT IN ('', 's1', 's2')";

const QUERIES: [&str; 26] = [
    "",
    "  ",
    ";;;",
    "-- nothing\n",
    "/* a /* b */ */ SELECT 2",
    "SELECT 1",
    "SELECT generate_series(1, 7)",
    "VALUES (1), (2)",
    "SELECT $1::int",
    "SELECT * FROM t ORDER BY id",
    "SELECT id, v FROM t ORDER BY id LIMIT 5",
    "SELECT count(*) FROM t",
    "SELECT * FROM t FOR UPDATE",
    "SELECT * FROM u",
    "SELECT 1/0",
    "SELECT nope",
    "SELECT 'é ü 漢字', nope",
    "SELEC 1",
    "COPY t TO STDOUT",
    "COPY (SELECT 1, 2) TO STDOUT",
    "EXPLAIN (COSTS OFF) SELECT 1",
    "SHOW transaction_isolation",
    "SELECT pg_notify('x', 'y')",
    "DEALLOCATE ALL",
    // Nothing of the proxy's own is seen.
    PREPARED,
    "SELECT name FROM pg_cursors WHERE name NOT IN ('', 'p1', 'p2')",
];

/// `#` is a number from 0 to 29.
const MANIPULATIONS: [&str; 17] = [
    "INSERT INTO t VALUES (#, 'é漢#')",
    "INSERT INTO t VALUES (#, 'x') ON CONFLICT DO NOTHING RETURNING id",
    "INSERT INTO t SELECT g, 's' FROM generate_series(#, # + 5) g
        ON CONFLICT (id) DO UPDATE SET v = 'u' RETURNING *",
    "INSERT INTO t VALUES ('é', #",
    "INSERT INTO t VALUES (#, 'é',",
    "INSERT INTO t VALUE (#)",
    "INSERT INTO t VALUES (#, nope)",
    "INSERT INTO t VALUES (#, 1/0)",
    "INSERT INTO nope VALUES (#)",
    "INSERT INTO u VALUES (#, #)",
    "/* é */ INSERT INTO t VALUES (#, 'k') -- tail",
    "WITH x AS (INSERT INTO t VALUES (#, 'c') ON CONFLICT DO NOTHING RETURNING id)
        SELECT * FROM x",
    "UPDATE t SET v = 'w#' WHERE id < #",
    "UPDATE t SET v = 'w' WHERE id < # RETURNING id, v",
    "DELETE FROM t WHERE id = #",
    "DELETE FROM t WHERE id > # RETURNING *",
    "DELETE FROM u",
];

const TRANSACTIONS: [&str; 8] = [
    "BEGIN",
    "START TRANSACTION",
    "BEGIN READ ONLY",
    "BEGIN ISOLATION LEVEL REPEATABLE READ",
    "COMMIT",
    "END",
    "ROLLBACK",
    "ABORT",
];

/// A statement.
pub(super) fn any(random: &mut Random) -> String {
    match random.below(100) {
        0..42 => random.pick(&QUERIES).to_owned(),
        42..76 => {
            let number = random.below(30).to_string();
            random.pick(&MANIPULATIONS).replace('#', &number)
        }
        76..82 => INSTEAD[random.below(INSTEAD.len())].sent.to_owned(),
        _ => random.pick(&TRANSACTIONS).to_owned(),
    }
}

/// Two to four statements.
pub(super) fn several(random: &mut Random) -> String {
    let count = 2 + random.below(3);
    let statements: Vec<_> = (0..count).map(|_| any(random)).collect();
    statements.join(";")
}
