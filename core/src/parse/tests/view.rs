//! `CREATE VIEW`, `CREATE MATERIALIZED VIEW` and their `ALTER`, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_view() {
    check(
        "CREATE VIEW v AS SELECT 1",
        "CreateView(name=[v], query=[SELECT 1])",
    );
    check(
        "CREATE OR REPLACE LOCAL TEMP RECURSIVE VIEW a.v (x, \"Y\") WITH (security_barrier, check_option = local, security_invoker = true) AS WITH q AS (SELECT 1) TABLE q WITH LOCAL CHECK OPTION",
        "CreateView(or_replace=[OR REPLACE], persistence=Temporary[LOCAL TEMP], recursive=[RECURSIVE], name=[a.v], columns=[[x], [\"Y\"]], with=[Parameter([security_barrier], name=[security_barrier]), Parameter([check_option = local], name=[check_option], value=[local]), Parameter([security_invoker = true], name=[security_invoker], value=[true])][WITH (security_barrier, check_option = local, security_invoker = true)], query=[WITH q AS (SELECT 1) TABLE q], check_option=Local[WITH LOCAL CHECK OPTION])",
    );
    check(
        "CREATE VIEW v AS (SELECT 1) WITH CHECK OPTION",
        "CreateView(name=[v], query=[(SELECT 1)], check_option=Cascaded[WITH CHECK OPTION])",
    );
    check(
        "CREATE VIEW v AS VALUES (1) WITH CASCADED CHECK OPTION",
        "CreateView(name=[v], query=[VALUES (1)], check_option=Cascaded[WITH CASCADED CHECK OPTION])",
    );
    check(
        "CREATE UNLOGGED MATERIALIZED VIEW IF NOT EXISTS m (a) USING heap WITH (fillfactor = 70, toast.autovacuum_enabled = off) TABLESPACE t AS SELECT 1 WITH NO DATA",
        "CreateView(persistence=Unlogged[UNLOGGED], materialized=[MATERIALIZED], if_not_exists=[IF NOT EXISTS], name=[m], columns=[[a]], using=[USING heap], with=[Parameter([fillfactor = 70], name=[fillfactor], value=[70]), Parameter([toast.autovacuum_enabled = off], namespace=[toast], name=[autovacuum_enabled], value=[off])][WITH (fillfactor = 70, toast.autovacuum_enabled = off)], tablespace=[TABLESPACE t], query=[SELECT 1], with_data=false[WITH NO DATA])",
    );
    check(
        "CREATE MATERIALIZED VIEW m AS TABLE t WITH DATA",
        "CreateView(materialized=[MATERIALIZED], name=[m], query=[TABLE t], with_data=true[WITH DATA])",
    );
}

#[test]
fn reads_alter_view() {
    check(
        "ALTER VIEW IF EXISTS v ALTER COLUMN a SET DEFAULT 1",
        "AlterRelation(object=View, if_exists=[IF EXISTS], name=[v], actions=[AlterAction([ALTER COLUMN a SET DEFAULT 1], AlterColumn(name=[a], change=SetDefault(<1>)))])",
    );
    check(
        "ALTER VIEW v ALTER a DROP DEFAULT",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([ALTER a DROP DEFAULT], AlterColumn(name=[a], change=DropDefault))])",
    );
    check(
        "ALTER VIEW v OWNER TO r",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([OWNER TO r], OwnerTo([r]))])",
    );
    check(
        "ALTER VIEW v RENAME COLUMN a TO b",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([RENAME COLUMN a TO b], RenameColumn(from=[a], to=[b]))])",
    );
    check(
        "ALTER VIEW v RENAME TO w",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([RENAME TO w], RenameTable(to=[w]))])",
    );
    check(
        "ALTER VIEW v SET SCHEMA s",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([SET SCHEMA s], SetSchema(to=[s]))])",
    );
    check(
        "ALTER VIEW v SET (security_barrier = true)",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([SET (security_barrier = true)], Other(words='SET', tail=Parameters([Parameter([security_barrier = true], name=[security_barrier], value=[true])])))])",
    );
    check(
        "ALTER VIEW v RESET (security_barrier)",
        "AlterRelation(object=View, name=[v], actions=[AlterAction([RESET (security_barrier)], Other(words='RESET', tail=Parameters([Parameter([security_barrier], name=[security_barrier])])))])",
    );
    check(
        "ALTER MATERIALIZED VIEW m CLUSTER ON i",
        "AlterRelation(object=MaterializedView, name=[m], actions=[AlterAction([CLUSTER ON i], Other(words='CLUSTER ON', tail=Name([i])))])",
    );
    check(
        "ALTER MATERIALIZED VIEW m NO DEPENDS ON EXTENSION e",
        "AlterRelation(object=MaterializedView, name=[m], actions=[AlterAction([NO DEPENDS ON EXTENSION e], Other(words='NO DEPENDS ON', tail=Name([e])))])",
    );
    check(
        "ALTER MATERIALIZED VIEW ALL IN TABLESPACE a OWNED BY b, CURRENT_USER SET TABLESPACE c NOWAIT",
        "AlterAllInTablespace(object=MaterializedView, all=[ALL IN TABLESPACE], from=[a], owners=[[b], CurrentUser[CURRENT_USER]], to=[c], nowait=[NOWAIT])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE VIEW v",
        "CREATE VIEW v AS",
        "CREATE VIEW v AS DELETE FROM t",
        "CREATE VIEW v AS SELECT 1 2",
        "CREATE VIEW v USING heap AS SELECT 1",
        "ALTER VIEW v",
        "ALTER VIEW v FLY",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
