//! `CREATE STATISTICS` and `ALTER STATISTICS`, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_statistics() {
    check(
        "CREATE STATISTICS ON a, b FROM t",
        "CreateStatistics(targets=[<a>, <b>], from=FromClause(keyword=[FROM], items=[FromItem([t], Table(Relation(name=[t])))]))",
    );
    check(
        "CREATE STATISTICS IF NOT EXISTS n.s (ndistinct, dependencies, mcv) ON a, (b + 1), lower(c) FROM n.t",
        "CreateStatistics(if_not_exists=[IF NOT EXISTS], name=[n.s], kinds=[[ndistinct], [dependencies], [mcv]], targets=[<a>, <b + 1>, <lower(c)>], from=FromClause(keyword=[FROM], items=[FromItem([n.t], Table(Relation(name=[n.t])))]))",
    );
    check(
        "CREATE STATISTICS (mcv) ON (a || b) FROM t",
        "CreateStatistics(kinds=[[mcv]], targets=[<a || b>], from=FromClause(keyword=[FROM], items=[FromItem([t], Table(Relation(name=[t])))]))",
    );
    check(
        "CREATE STATISTICS s ON a, b FROM t JOIN u USING (a)",
        "CreateStatistics(name=[s], targets=[<a>, <b>], from=FromClause(keyword=[FROM], items=[FromItem([t JOIN u USING (a)], Joined(first=FromItem([t], Table(Relation(name=[t]))), joins=[Join(keyword=[JOIN], Inner, right=FromItem([u], Table(Relation(name=[u]))), condition=Using([USING], [[a]], None))]))]))",
    );
}

#[test]
fn reads_alter_statistics() {
    check(
        "ALTER STATISTICS IF EXISTS s SET STATISTICS -1",
        "AlterStatistics(if_exists=[IF EXISTS], name=[s], action=SetStatistics(-1[-1])[SET STATISTICS -1])",
    );
    check(
        "ALTER STATISTICS s SET STATISTICS DEFAULT",
        "AlterStatistics(name=[s], action=SetStatistics(None)[SET STATISTICS DEFAULT])",
    );
    check(
        "ALTER STATISTICS s RENAME TO r",
        "AlterStatistics(name=[s], action=Change(RenameTo([r]))[RENAME TO r])",
    );
    check(
        "ALTER STATISTICS s OWNER TO r",
        "AlterStatistics(name=[s], action=Change(OwnerTo([r]))[OWNER TO r])",
    );
    check(
        "ALTER STATISTICS s SET SCHEMA n",
        "AlterStatistics(name=[s], action=Change(SetSchema([n]))[SET SCHEMA n])",
    );
    check(
        "DROP STATISTICS IF EXISTS a, n.b CASCADE",
        "Drop(object=Statistics, if_exists=[IF EXISTS], names=[[a], [n.b]], cascade=[CASCADE])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE STATISTICS s ON a, b",
        "CREATE STATISTICS s FROM t",
        "ALTER STATISTICS s SET STATISTICS",
        "ALTER STATISTICS s",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
