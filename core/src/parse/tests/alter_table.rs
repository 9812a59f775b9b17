//! `ALTER TABLE`, every action of PostgreSQL 16.

use super::create_table::{column, constraint};
use super::outline::{check as check_tree, outline};
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
            flag(if_not_exists.is_some(), "if-not-exists"),
            column(it, sql)
        ),
        Kind::DropColumn {
            if_exists,
            name,
            cascade,
        } => format!(
            "drop{} {}{}",
            flag(if_exists.is_some(), "if-exists"),
            name.value,
            flag(cascade.is_some(), "cascade")
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
            flag(if_exists.is_some(), "if-exists"),
            name.value,
            flag(cascade.is_some(), "cascade")
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
        Kind::OwnerTo(_) => "owner".to_owned(),
        Kind::Trigger {
            words,
            is_all_or_user,
            ..
        } => format!("trigger {words}{}", flag(*is_all_or_user, "all-or-user")),
        Kind::RowSecurity { is_enabled } => format!("row security {is_enabled}"),
        Kind::Other { words, .. } => format!("other {words}"),
        Kind::Unread(it) => format!("unread {}", it.span.slice(sql)),
    }
}

fn change(change: &ColumnChange, sql: &str) -> String {
    match change {
        ColumnChange::SetDefault(value) => format!("default {}", dump(value, sql)),
        ColumnChange::SetType {
            data_type, using, ..
        } => {
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
        other => outline(&format!("{other:?}"), sql),
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
    check("ALTER a DROP EXPRESSION", "alter a: DropExpression()");
    check(
        "ALTER a DROP EXPRESSION IF EXISTS",
        "alter a: DropExpression(if_exists=[IF EXISTS])",
    );
    check(
        "ALTER a DROP IDENTITY IF EXISTS",
        "alter a: DropIdentity(if_exists=[IF EXISTS])",
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
    check(
        "ALTER a SET STATISTICS -1",
        "alter a: SetStatistics(-1[-1])",
    );
    check(
        "ALTER a SET (n_distinct = 5)",
        "alter a: Options([Parameter([n_distinct = 5], name=[n_distinct], value=[5])])",
    );
    check(
        "ALTER a RESET (n_distinct)",
        "alter a: Options([Parameter([n_distinct], name=[n_distinct])])",
    );
    check(
        "ALTER a SET STORAGE external",
        "alter a: SetStorage([external])",
    );
    check(
        "ALTER a SET COMPRESSION default",
        "alter a: SetCompression([default])",
    );
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

#[test]
fn knows_the_place_of_every_part_of_an_action() {
    check_tree(
        "ALTER TABLE IF EXISTS ONLY t ADD COLUMN IF NOT EXISTS a int, DROP COLUMN IF EXISTS b CASCADE, DROP CONSTRAINT IF EXISTS c CASCADE",
        "AlterTable(if_exists=[IF EXISTS], only=[ONLY], name=[t], actions=[AlterAction([ADD COLUMN IF NOT EXISTS a int], AddColumn(if_not_exists=[IF NOT EXISTS], column=ColumnDef([a int], name=[a], data_type=<int>))), AlterAction([DROP COLUMN IF EXISTS b CASCADE], DropColumn(if_exists=[IF EXISTS], name=[b], cascade=[CASCADE])), AlterAction([DROP CONSTRAINT IF EXISTS c CASCADE], DropConstraint(if_exists=[IF EXISTS], name=[c], cascade=[CASCADE]))])",
    );
    check_tree(
        "ALTER TABLE t ALTER a TYPE text COLLATE \"C\" USING a::text, ALTER a SET STATISTICS -1, ALTER a SET STORAGE plain, ALTER a SET COMPRESSION lz4",
        "AlterTable(name=[t], actions=[AlterAction([ALTER a TYPE text COLLATE \"C\" USING a::text], AlterColumn(name=[a], change=SetType(data_type=<text>, collation=[COLLATE \"C\"], using=<a::text>))), AlterAction([ALTER a SET STATISTICS -1], AlterColumn(name=[a], change=SetStatistics(-1[-1]))), AlterAction([ALTER a SET STORAGE plain], AlterColumn(name=[a], change=SetStorage([plain]))), AlterAction([ALTER a SET COMPRESSION lz4], AlterColumn(name=[a], change=SetCompression([lz4])))])",
    );
    check_tree(
        "ALTER TABLE t ALTER a SET (n_distinct = 5), ALTER a RESET (n_distinct), ALTER a DROP IDENTITY IF EXISTS, ALTER a DROP EXPRESSION IF EXISTS",
        "AlterTable(name=[t], actions=[AlterAction([ALTER a SET (n_distinct = 5)], AlterColumn(name=[a], change=Options([Parameter([n_distinct = 5], name=[n_distinct], value=[5])]))), AlterAction([ALTER a RESET (n_distinct)], AlterColumn(name=[a], change=Options([Parameter([n_distinct], name=[n_distinct])]))), AlterAction([ALTER a DROP IDENTITY IF EXISTS], AlterColumn(name=[a], change=DropIdentity(if_exists=[IF EXISTS]))), AlterAction([ALTER a DROP EXPRESSION IF EXISTS], AlterColumn(name=[a], change=DropExpression(if_exists=[IF EXISTS])))])",
    );
    check_tree(
        "ALTER TABLE t OWNER TO CURRENT_USER, SET TABLESPACE s, SET ACCESS METHOD heap, CLUSTER ON i, SET WITHOUT CLUSTER, SET WITHOUT OIDS, SET LOGGED, SET UNLOGGED",
        "AlterTable(name=[t], actions=[AlterAction([OWNER TO CURRENT_USER], OwnerTo(CurrentUser[CURRENT_USER])), AlterAction([SET TABLESPACE s], Other(words='SET TABLESPACE', tail=Name([s]))), AlterAction([SET ACCESS METHOD heap], Other(words='SET ACCESS METHOD', tail=Name([heap]))), AlterAction([CLUSTER ON i], Other(words='CLUSTER ON', tail=Name([i]))), AlterAction([SET WITHOUT CLUSTER], Other(words='SET WITHOUT CLUSTER')), AlterAction([SET WITHOUT OIDS], Other(words='SET WITHOUT OIDS')), AlterAction([SET LOGGED], Other(words='SET LOGGED')), AlterAction([SET UNLOGGED], Other(words='SET UNLOGGED'))])",
    );
    check_tree(
        "ALTER TABLE t SET (fillfactor = 70, toast.vacuum_truncate), RESET (fillfactor), INHERIT a.p, NO INHERIT p, OF a.y, NOT OF",
        "AlterTable(name=[t], actions=[AlterAction([SET (fillfactor = 70, toast.vacuum_truncate)], Other(words='SET', tail=Parameters([Parameter([fillfactor = 70], name=[fillfactor], value=[70]), Parameter([toast.vacuum_truncate], namespace=[toast], name=[vacuum_truncate])]))), AlterAction([RESET (fillfactor)], Other(words='RESET', tail=Parameters([Parameter([fillfactor], name=[fillfactor])]))), AlterAction([INHERIT a.p], Other(words='INHERIT', tail=Name([a.p]))), AlterAction([NO INHERIT p], Other(words='NO INHERIT', tail=Name([p]))), AlterAction([OF a.y], Other(words='OF', tail=Name([a.y]))), AlterAction([NOT OF], Other(words='NOT OF'))])",
    );
    check_tree(
        "ALTER TABLE t REPLICA IDENTITY USING INDEX i, REPLICA IDENTITY FULL, REPLICA IDENTITY NOTHING, REPLICA IDENTITY DEFAULT",
        "AlterTable(name=[t], actions=[AlterAction([REPLICA IDENTITY USING INDEX i], Other(words='REPLICA IDENTITY USING', tail=Name([i]))), AlterAction([REPLICA IDENTITY FULL], Other(words='REPLICA IDENTITY FULL')), AlterAction([REPLICA IDENTITY NOTHING], Other(words='REPLICA IDENTITY NOTHING')), AlterAction([REPLICA IDENTITY DEFAULT], Other(words='REPLICA IDENTITY DEFAULT'))])",
    );
    check_tree(
        "ALTER TABLE t ENABLE RULE r, DISABLE RULE r, ENABLE ALWAYS RULE r, ENABLE REPLICA RULE r, ENABLE TRIGGER g, DISABLE TRIGGER ALL, ENABLE TRIGGER USER, ENABLE ALWAYS TRIGGER g",
        "AlterTable(name=[t], actions=[AlterAction([ENABLE RULE r], Other(words='ENABLE RULE', tail=Name([r]))), AlterAction([DISABLE RULE r], Other(words='DISABLE RULE', tail=Name([r]))), AlterAction([ENABLE ALWAYS RULE r], Other(words='ENABLE ALWAYS RULE', tail=Name([r]))), AlterAction([ENABLE REPLICA RULE r], Other(words='ENABLE REPLICA RULE', tail=Name([r]))), AlterAction([ENABLE TRIGGER g], Trigger(words='ENABLE TRIGGER', tail=Name([g]))), AlterAction([DISABLE TRIGGER ALL], Trigger(words='DISABLE TRIGGER ALL', is_all_or_user)), AlterAction([ENABLE TRIGGER USER], Trigger(words='ENABLE TRIGGER USER', is_all_or_user)), AlterAction([ENABLE ALWAYS TRIGGER g], Trigger(words='ENABLE ALWAYS TRIGGER', tail=Name([g])))])",
    );
    check_tree(
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY",
        "AlterTable(name=[t], actions=[AlterAction([ENABLE ROW LEVEL SECURITY], RowSecurity(is_enabled)), AlterAction([NO FORCE ROW LEVEL SECURITY], RowSecurity())])",
    );
    check_tree(
        "ALTER TABLE t ATTACH PARTITION a.p FOR VALUES FROM (1, MINVALUE) TO (2, MAXVALUE)",
        "AlterTable(name=[t], actions=[AlterAction([ATTACH PARTITION a.p FOR VALUES FROM (1, MINVALUE) TO (2, MAXVALUE)], Other(words='ATTACH PARTITION', tail=Attach([a.p], PartitionBound([FOR VALUES FROM (1, MINVALUE) TO (2, MAXVALUE)], Range([<1>, <MINVALUE>], [<2>, <MAXVALUE>])))))])",
    );
    check_tree(
        "ALTER TABLE t ATTACH PARTITION p DEFAULT",
        "AlterTable(name=[t], actions=[AlterAction([ATTACH PARTITION p DEFAULT], Other(words='ATTACH PARTITION', tail=Attach([p], PartitionBound([DEFAULT], Default))))])",
    );
    check_tree(
        "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
        "AlterTable(name=[t], actions=[AlterAction([DETACH PARTITION p CONCURRENTLY], Other(words='DETACH PARTITION', tail=Detach([p], [CONCURRENTLY])))])",
    );
    check_tree(
        "ALTER TABLE t DETACH PARTITION p FINALIZE",
        "AlterTable(name=[t], actions=[AlterAction([DETACH PARTITION p FINALIZE], Other(words='DETACH PARTITION', tail=Detach([p], [FINALIZE])))])",
    );
    check_tree(
        "ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b",
        "AlterAllInTablespace(object=Table, all=[ALL IN TABLESPACE], from=[a], to=[b])",
    );
    check_tree(
        "ALTER TABLE t SET SOMETHING else",
        "AlterTable(name=[t], actions=[AlterAction([SET SOMETHING else], Other(words='SET', tail=Unknown([SOMETHING else])))])",
    );
}
