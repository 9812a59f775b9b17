use super::*;

/// That the statements stand in this order, each known by its beginning.
#[track_caller]
fn check_order(previous: &str, next: &str, beginnings: &[&str]) {
    let plan = planned(&schema(previous), &schema(next));
    let sql: Vec<&str> = plan.steps.iter().map(|it| it.sql.as_str()).collect();
    assert_eq!(sql.len(), beginnings.len(), "{sql:#?}");
    for (statement, beginning) in sql.iter().zip(beginnings) {
        assert!(statement.starts_with(beginning), "{beginning}\n{sql:#?}");
    }
}

#[test]
fn parents_come_before_children_and_go_after_them() {
    let text = "CREATE TABLE a (id bigint PRIMARY KEY, b bigint REFERENCES app.b);
        CREATE TABLE app.b (id bigint PRIMARY KEY, c bigint REFERENCES c);
        CREATE TABLE c (id bigint PRIMARY KEY, c bigint REFERENCES c);
        CREATE SCHEMA app;";
    check_order(
        "",
        text,
        &[
            "CREATE SCHEMA app",
            "CREATE TABLE c",
            "CREATE TABLE app.b",
            "CREATE TABLE a",
        ],
    );
    check_order(
        text,
        "",
        &[
            "DROP TABLE a",
            "DROP TABLE app.b",
            "DROP TABLE c",
            "DROP SCHEMA app",
        ],
    );
}

#[test]
fn a_circle_is_closed_after_its_tables() {
    let circle = "CREATE TABLE a (id bigint PRIMARY KEY, b bigint, c bigint);
        CREATE TABLE b (id bigint PRIMARY KEY, c bigint REFERENCES c);
        CREATE TABLE c (id bigint PRIMARY KEY, a bigint REFERENCES a);
        ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b NOT VALID;";
    check_order(
        "",
        circle,
        &[
            "CREATE TABLE c",
            "CREATE TABLE b",
            "CREATE TABLE a",
            "ALTER TABLE c ADD CONSTRAINT c_a_fkey",
            "ALTER TABLE ASYNC c VALIDATE",
        ],
    );
}

#[test]
fn a_circle_is_opened_before_its_tables_go() {
    let circle = "CREATE TABLE a (id bigint PRIMARY KEY, b bigint);
        CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a);
        ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b NOT VALID;";
    check_order(
        circle,
        "",
        &[
            "ALTER TABLE b DROP CONSTRAINT b_a_fkey",
            "DROP TABLE a",
            "DROP TABLE b",
        ],
    );
}

#[test]
fn what_refers_to_a_column_goes_before_it_and_comes_after_it() {
    let base = "CREATE TABLE p (id bigint PRIMARY KEY);";
    let full = "CREATE TABLE p (id bigint PRIMARY KEY);
        CREATE TABLE t (id bigint PRIMARY KEY, a bigint REFERENCES p CHECK (a > 0) UNIQUE, b int);
        CREATE INDEX ASYNC i ON t (b) WHERE a > 0;";
    let bare = format!("{base} CREATE TABLE t (id bigint PRIMARY KEY, b int);");
    check_order(
        full,
        &bare,
        &[
            "ALTER TABLE t DROP CONSTRAINT t_a_fkey",
            "DROP INDEX i",
            "ALTER TABLE t DROP CONSTRAINT t_a_check",
            "ALTER TABLE t DROP CONSTRAINT t_a_key",
            "ALTER TABLE t DROP COLUMN a",
        ],
    );
    check_order(
        &bare,
        full,
        &[
            "ALTER TABLE t ADD COLUMN a",
            "CREATE INDEX ASYNC i",
            "CREATE UNIQUE INDEX ASYNC t_a_key",
            "CALL sys.wait_for_job",
            "SELECT indisvalid",
            "ALTER TABLE t ADD CONSTRAINT t_a_key",
            "ALTER TABLE t ADD CONSTRAINT t_a_check",
            "ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_a_check",
            "ALTER TABLE t ADD CONSTRAINT t_a_fkey",
            "ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_a_fkey",
        ],
    );
}

#[test]
fn a_new_table_waits_for_the_key_that_it_refers_to() {
    check_order(
        "CREATE TABLE p (id bigint PRIMARY KEY, a int);",
        "CREATE TABLE p (id bigint PRIMARY KEY, a int UNIQUE);
         CREATE TABLE c (a int REFERENCES p (a));",
        &[
            "CREATE UNIQUE INDEX ASYNC p_a_key",
            "CALL sys.wait_for_job",
            "SELECT indisvalid",
            "ALTER TABLE p ADD CONSTRAINT p_a_key",
            "CREATE TABLE c",
        ],
    );
    check_order(
        "CREATE TABLE p (id bigint PRIMARY KEY, a int);",
        "CREATE TABLE p (id bigint PRIMARY KEY, a int);
         CREATE UNIQUE INDEX ASYNC u ON p (a);
         CREATE TABLE c (a int REFERENCES p (a));",
        &[
            "CREATE UNIQUE INDEX ASYNC u",
            "CALL sys.wait_for_job",
            "CREATE TABLE c",
        ],
    );
}

#[test]
fn an_index_name_may_move_to_another_table() {
    check_order(
        "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE INDEX ASYNC i ON b (x);",
        "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE INDEX ASYNC i ON a (x);",
        &["DROP INDEX i", "CREATE INDEX ASYNC i ON a"],
    );
}

#[test]
fn tables_and_indexes_share_their_names() {
    check_order(
        "CREATE TABLE a (x int); CREATE INDEX ASYNC i ON a (x);",
        "CREATE TABLE b (x int); CREATE INDEX ASYNC i ON b (x);",
        &[
            "CREATE TABLE b",
            "DROP TABLE a",
            "CREATE INDEX ASYNC i ON b",
        ],
    );
    check_order(
        "CREATE TABLE a (x int); CREATE TABLE b (x int);",
        "CREATE TABLE b (x int CONSTRAINT a UNIQUE);",
        &[
            "DROP TABLE a",
            "CREATE UNIQUE INDEX ASYNC a ON b",
            "CALL sys.wait_for_job",
            "SELECT indisvalid",
            "ALTER TABLE b ADD CONSTRAINT a",
        ],
    );
    check_order(
        "CREATE TABLE a (x int CONSTRAINT c UNIQUE); CREATE INDEX ASYNC b ON a (x);",
        "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int);",
        &[
            "DROP INDEX b",
            "ALTER TABLE a DROP CONSTRAINT c",
            "CREATE TABLE b",
            "CREATE TABLE c",
        ],
    );
    check_order(
        "CREATE TABLE a (x int); CREATE INDEX ASYNC b ON a (x);",
        "CREATE TABLE b (x int); CREATE INDEX ASYNC a ON b (x);",
        &[
            "DROP TABLE a",
            "CREATE TABLE b",
            "CREATE INDEX ASYNC a ON b",
        ],
    );
}

#[test]
fn a_long_chain_of_tables_is_ordered() {
    let mut text = String::from("CREATE TABLE t00000 (id bigint PRIMARY KEY);");
    for at in 1..3000 {
        // Names that sort the wrong way round.
        let (name, parent) = (10_000 - at, 10_000 - at + 1);
        let parent = if at == 1 {
            "t00000".to_owned()
        } else {
            format!("t{parent:05}")
        };
        text.push_str(&format!(
            "CREATE TABLE t{name:05} (id bigint PRIMARY KEY REFERENCES {parent});"
        ));
    }
    let next = schema(&text);
    let plan = plan(&Schema::new(), &next, PlanOptions::default()).unwrap();
    assert_eq!(plan.steps.len(), 3000);
    assert!(plan.steps[2999].sql.starts_with("CREATE TABLE t07001"));
}
