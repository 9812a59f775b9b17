//! `CREATE SEQUENCE` and `ALTER SEQUENCE`, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_sequence() {
    check("CREATE SEQUENCE s", "CreateSequence(name=[s])");
    check(
        "CREATE TEMP SEQUENCE IF NOT EXISTS a.s AS bigint INCREMENT BY -1 MINVALUE 1 NO MAXVALUE START WITH 5 CACHE 65536 NO CYCLE OWNED BY t.c",
        "CreateSequence(persistence=Temporary[TEMP], if_not_exists=[IF NOT EXISTS], name=[a.s], options=[SequenceOption([AS bigint], As(<bigint>)), SequenceOption([INCREMENT BY -1], Increment(-1)), SequenceOption([MINVALUE 1], MinValue(1)), SequenceOption([NO MAXVALUE], MaxValue(None)), SequenceOption([START WITH 5], Start(5)), SequenceOption([CACHE 65536], Cache(65536)), SequenceOption([NO CYCLE], Cycle(false)), SequenceOption([OWNED BY t.c], OwnedBy([t.c]))])",
    );
    check(
        "CREATE UNLOGGED SEQUENCE s INCREMENT 2 NO MINVALUE MAXVALUE +9 START 1 CYCLE OWNED BY NONE",
        "CreateSequence(persistence=Unlogged[UNLOGGED], name=[s], options=[SequenceOption([INCREMENT 2], Increment(2)), SequenceOption([NO MINVALUE], MinValue(None)), SequenceOption([MAXVALUE +9], MaxValue(9)), SequenceOption([START 1], Start(1)), SequenceOption([CYCLE], Cycle(true)), SequenceOption([OWNED BY NONE], OwnedBy(None))])",
    );
}

#[test]
fn reads_alter_sequence() {
    check(
        "ALTER SEQUENCE IF EXISTS s RESTART WITH 10 CACHE 1",
        "AlterSequence(if_exists=[IF EXISTS], name=[s], options=[SequenceOption([RESTART WITH 10], Restart(10)), SequenceOption([CACHE 1], Cache(1))])",
    );
    check(
        "ALTER SEQUENCE s RESTART",
        "AlterSequence(name=[s], options=[SequenceOption([RESTART], Restart(None))])",
    );
    check(
        "ALTER SEQUENCE s OWNED BY t.c",
        "AlterSequence(name=[s], options=[SequenceOption([OWNED BY t.c], OwnedBy([t.c]))])",
    );
    check(
        "ALTER SEQUENCE s OWNER TO CURRENT_USER",
        "AlterSequence(name=[s], actions=[AlterAction([OWNER TO CURRENT_USER], OwnerTo(CurrentUser[CURRENT_USER]))])",
    );
    check(
        "ALTER SEQUENCE s RENAME TO r",
        "AlterSequence(name=[s], actions=[AlterAction([RENAME TO r], RenameTable(to=[r]))])",
    );
    check(
        "ALTER SEQUENCE s SET SCHEMA a",
        "AlterSequence(name=[s], actions=[AlterAction([SET SCHEMA a], SetSchema(to=[a]))])",
    );
    check(
        "ALTER SEQUENCE s SET LOGGED",
        "AlterSequence(name=[s], actions=[AlterAction([SET LOGGED], Other(words='SET LOGGED'))])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE SEQUENCE s CACHE",
        "CREATE SEQUENCE s CACHE 1 FAST",
        "ALTER SEQUENCE s",
        "ALTER SEQUENCE s CACHE 1 RENAME TO b",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
