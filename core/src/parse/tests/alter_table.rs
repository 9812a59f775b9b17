//! `ALTER TABLE`, every action of PostgreSQL 16.

use super::create_table::{column, constraint};
use super::{dump, one, read, type_text};
use crate::parse::Body;
use crate::parse::ddl::alter_table::{AlterActionKind, AlterTable, ColumnChange};

/// The actions after `ALTER TABLE t`, joined with ` | `.
#[track_caller]
fn check(actions: &str, expected: &str) {
    let sql = format!("ALTER TABLE t {actions}");
    let statement = read(&sql);
    let Body::AlterTable(table) = &statement.body else {
        panic!("{sql}: {:?}", statement.kind);
    };
    assert_eq!(summary(table, &sql), expected, "{sql}");
}

fn summary(table: &AlterTable, sql: &str) -> String {
    let actions: Vec<_> = table
        .actions
        .iter()
        .map(|it| action(&it.kind, sql))
        .collect();
    actions.join(" | ")
}

fn action(kind: &AlterActionKind, sql: &str) -> String {
    use AlterActionKind as Kind;
    let flag = |is: bool, text: &str| {
        if is {
            format!(" {text}")
        } else {
            String::new()
        }
    };
    match kind {
        Kind::AddColumn {
            if_not_exists,
            column: it,
        } => format!(
            "add{} {}",
            flag(*if_not_exists, "if-not-exists"),
            column(it, sql)
        ),
        Kind::DropColumn {
            if_exists,
            name,
            cascade,
        } => format!(
            "drop{} {}{}",
            flag(*if_exists, "if-exists"),
            name.value,
            flag(*cascade, "cascade")
        ),
        Kind::AlterColumn { name, change: it } => {
            format!("alter {}: {}", name.value, change(it, sql))
        }
        Kind::AlterIndexColumn { number, change: it } => {
            format!("alter {}: {}", number.value, change(it, sql))
        }
        Kind::AddConstraint(it) => format!("add {}", constraint(it, sql)),
        Kind::DropConstraint {
            if_exists,
            name,
            cascade,
        } => format!(
            "drop constraint{} {}{}",
            flag(*if_exists, "if-exists"),
            name.value,
            flag(*cascade, "cascade")
        ),
        Kind::AlterConstraint { name, attributes } => {
            let deferrable = attributes.deferrable.map(|it| it.value);
            let deferred = attributes.initially_deferred.map(|it| it.value);
            format!(
                "alter constraint {} {deferrable:?} {deferred:?}",
                name.value
            )
        }
        Kind::ValidateConstraint { name } => format!("validate {}", name.value),
        Kind::RenameTable { to } => format!("rename to {}", to.value),
        Kind::RenameColumn { from, to } => format!("rename {} to {}", from.value, to.value),
        Kind::RenameConstraint { from, to } => {
            format!("rename constraint {} to {}", from.value, to.value)
        }
        Kind::SetSchema { to } => format!("set schema {}", to.value),
        Kind::OwnerTo => "owner".to_owned(),
        Kind::Trigger {
            words,
            is_all_or_user,
        } => format!("trigger {words}{}", flag(*is_all_or_user, "all-or-user")),
        Kind::RowSecurity { is_enabled } => format!("row security {is_enabled}"),
        Kind::Other { words } => format!("other {words}"),
        Kind::Unread(it) => format!("unread {}", it.span.slice(sql)),
    }
}

fn change(change: &ColumnChange, sql: &str) -> String {
    match change {
        ColumnChange::SetDefault(value) => format!("default {}", dump(value, sql)),
        ColumnChange::SetType { data_type, using } => {
            let using = using
                .as_ref()
                .map_or(String::new(), |it| format!(" using {}", dump(it, sql)));
            format!("type {}{using}", type_text(data_type, sql))
        }
        ColumnChange::AddIdentity(it) => {
            let options: Vec<_> = it.options.iter().map(|it| it.span.slice(sql)).collect();
            format!("identity {} ({})", it.is_always, options.join(", "))
        }
        ColumnChange::SetIdentity { is_always, options } => {
            let options: Vec<_> = options.iter().map(|it| it.span.slice(sql)).collect();
            format!("set identity {is_always:?} ({})", options.join(", "))
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn reads_actions_on_columns() {
    check("ADD a int", "add a int4");
    check(
        "ADD COLUMN IF NOT EXISTS \"A\" int NOT NULL DEFAULT 0",
        "add if-not-exists \"A\" int4 NOT NULL DEFAULT 0",
    );
    check("DROP a", "drop a");
    check(
        "DROP COLUMN IF EXISTS a CASCADE",
        "drop if-exists a cascade",
    );
    check("DROP COLUMN a RESTRICT", "drop a");
    check("ALTER a TYPE bigint", "alter a: type int8");
    check(
        "ALTER COLUMN a SET DATA TYPE varchar(3) COLLATE \"C\" USING a::varchar(3)",
        "alter a: type varchar(3) using (:: a varchar(3))",
    );
    check(
        "ALTER a SET DEFAULT now() + '1 day'",
        "alter a: default (+ (now) '1 day')",
    );
    check("ALTER a DROP DEFAULT", "alter a: DropDefault");
    check("ALTER a SET NOT NULL", "alter a: SetNotNull");
    check("ALTER a DROP NOT NULL", "alter a: DropNotNull");
    check(
        "ALTER a DROP EXPRESSION",
        "alter a: DropExpression { if_exists: false }",
    );
    check(
        "ALTER a DROP EXPRESSION IF EXISTS",
        "alter a: DropExpression { if_exists: true }",
    );
    check(
        "ALTER a DROP IDENTITY IF EXISTS",
        "alter a: DropIdentity { if_exists: true }",
    );
    check(
        "ALTER a ADD GENERATED ALWAYS AS IDENTITY (CACHE 1)",
        "alter a: identity true (CACHE 1)",
    );
    check(
        "ALTER a ADD GENERATED BY DEFAULT AS IDENTITY",
        "alter a: identity false ()",
    );
    check(
        "ALTER c SET GENERATED ALWAYS",
        "alter c: set identity Some(true) ()",
    );
    check(
        "ALTER c RESTART WITH 100",
        "alter c: set identity None (RESTART WITH 100)",
    );
    check(
        "ALTER c SET CACHE 65536 SET GENERATED BY DEFAULT RESTART SET NO CYCLE",
        "alter c: set identity Some(false) (CACHE 65536, RESTART, NO CYCLE)",
    );
    check("ALTER a SET STATISTICS -1", "alter a: SetStatistics");
    check("ALTER a SET (n_distinct = 5)", "alter a: Options");
    check("ALTER a RESET (n_distinct)", "alter a: Options");
    check(
        "ALTER a SET STORAGE external",
        "alter a: SetStorage(\"EXTERNAL\")",
    );
    check("ALTER a SET COMPRESSION default", "alter a: SetCompression");
}

#[test]
fn reads_actions_on_constraints() {
    check(
        "ADD CONSTRAINT u UNIQUE USING INDEX i",
        "add u:UNIQUE using i",
    );
    check("ADD PRIMARY KEY (a)", "add PRIMARY KEY(a)");
    check(
        "ADD CONSTRAINT p PRIMARY KEY USING INDEX i DEFERRABLE",
        "add p:PRIMARY KEY using i [DEFERRABLE]",
    );
    check(
        "ADD CHECK (a > 0) NOT VALID",
        "add CHECK (> a 0) [NOT VALID]",
    );
    check(
        "ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (b) ON DELETE CASCADE NOT VALID",
        "add f:FOREIGN KEY(a) -> p(b) delete=Cascade [NOT VALID]",
    );
    check("ADD EXCLUDE USING gist (a WITH =)", "add EXCLUDE");
    check(
        "ALTER CONSTRAINT c DEFERRABLE INITIALLY DEFERRED",
        "alter constraint c Some(true) Some(true)",
    );
    check("VALIDATE CONSTRAINT c", "validate c");
    check(
        "DROP CONSTRAINT IF EXISTS c CASCADE",
        "drop constraint if-exists c cascade",
    );
}

#[test]
fn reads_actions_on_the_table() {
    check("RENAME TO u", "rename to u");
    check("RENAME a TO b", "rename a to b");
    check("RENAME COLUMN a TO b", "rename a to b");
    check("RENAME CONSTRAINT a TO b", "rename constraint a to b");
    check("SET SCHEMA s", "set schema s");
    check("OWNER TO CURRENT_USER", "owner");
    check("ENABLE ROW LEVEL SECURITY", "row security true");
    check("DISABLE ROW LEVEL SECURITY", "row security false");
    check("FORCE ROW LEVEL SECURITY", "row security true");
    check("NO FORCE ROW LEVEL SECURITY", "row security false");
    check(
        "DISABLE TRIGGER ALL",
        "trigger DISABLE TRIGGER ALL all-or-user",
    );
    check("ENABLE ALWAYS TRIGGER x", "trigger ENABLE ALWAYS TRIGGER");
    for (action, words) in [
        ("ENABLE RULE r", "ENABLE RULE"),
        ("ENABLE REPLICA RULE r", "ENABLE REPLICA RULE"),
        ("CLUSTER ON i", "CLUSTER ON"),
        ("SET WITHOUT CLUSTER", "SET WITHOUT CLUSTER"),
        ("SET WITHOUT OIDS", "SET WITHOUT OIDS"),
        ("SET ACCESS METHOD heap", "SET ACCESS METHOD"),
        ("SET TABLESPACE s", "SET TABLESPACE"),
        ("SET LOGGED", "SET LOGGED"),
        ("SET UNLOGGED", "SET UNLOGGED"),
        ("SET (fillfactor=70, b)", "SET"),
        ("RESET (fillfactor)", "RESET"),
        ("INHERIT p", "INHERIT"),
        ("NO INHERIT p", "NO INHERIT"),
        ("OF s.m", "OF"),
        ("NOT OF", "NOT OF"),
        ("REPLICA IDENTITY USING INDEX i", "REPLICA IDENTITY USING"),
        (
            "ATTACH PARTITION p FOR VALUES FROM (1) TO (2)",
            "ATTACH PARTITION",
        ),
        ("ATTACH PARTITION p DEFAULT", "ATTACH PARTITION"),
        ("DETACH PARTITION p CONCURRENTLY", "DETACH PARTITION"),
    ] {
        check(action, &format!("other {words}"));
    }
}

#[test]
fn reads_several_actions_and_keeps_what_it_can() {
    check(
        "ADD a numeric(1, 2), DROP b, ALTER c DROP DEFAULT",
        "add a numeric(1,2) | drop b | alter c: DropDefault",
    );
    let sql = "ALTER TABLE t FROBNICATE (a, b), DROP c, ADD d int STUPID";
    let statement = one(sql);
    let Body::AlterTable(table) = &statement.body else {
        panic!("{:?}", statement.kind);
    };
    assert_eq!(
        summary(table, sql),
        "unread FROBNICATE | drop c | unread STUPID"
    );
}

#[test]
fn tells_the_keyword_async_from_a_table_of_that_name() {
    for (sql, name, is_async) in [
        ("ALTER TABLE ASYNC t VALIDATE CONSTRAINT c", "t", true),
        (
            "ALTER TABLE async \"T\" VALIDATE CONSTRAINT c",
            "\"T\"",
            true,
        ),
        ("ALTER TABLE ASYNC IF EXISTS ONLY s.t * DROP a", "s.t", true),
        ("ALTER TABLE async ADD a int", "async", false),
        ("ALTER TABLE async.t ADD a int", "async.t", false),
        ("ALTER TABLE IF EXISTS async DROP a", "async", false),
        ("ALTER TABLE \"async\" DROP a", "async", false),
    ] {
        let statement = read(sql);
        let Body::AlterTable(table) = &statement.body else {
            panic!("{sql}: {:?}", statement.kind);
        };
        assert_eq!(table.name.value.to_string(), name, "{sql}");
        assert_eq!(table.asynchronous.is_some(), is_async, "{sql}");
    }
}
