//! `ALTER INDEX` and `ALTER SCHEMA`, every form.

use super::one;
use super::outline::check;

#[test]
fn reads_alter_index() {
    check(
        "ALTER INDEX IF EXISTS a.i RENAME TO j",
        "RenameIndex(if_exists=[IF EXISTS], name=[a.i], to=[j])",
    );
    check(
        "ALTER INDEX i SET TABLESPACE t",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([SET TABLESPACE t], Other(words='SET TABLESPACE', tail=Name([t])))])",
    );
    check(
        "ALTER INDEX IF EXISTS i SET (fillfactor = 70, autosummarize)",
        "AlterRelation(object=Index, if_exists=[IF EXISTS], name=[i], actions=[AlterAction([SET (fillfactor = 70, autosummarize)], Other(words='SET', tail=Parameters([Parameter([fillfactor = 70], name=[fillfactor], value=[70]), Parameter([autosummarize], name=[autosummarize])])))])",
    );
    check(
        "ALTER INDEX i RESET (fillfactor)",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([RESET (fillfactor)], Other(words='RESET', tail=Parameters([Parameter([fillfactor], name=[fillfactor])])))])",
    );
    check(
        "ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 100",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([ALTER COLUMN 1 SET STATISTICS 100], AlterIndexColumn(number=1[1], change=SetStatistics(100[100])))])",
    );
    check(
        "ALTER INDEX i ALTER 2 SET STATISTICS -1",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([ALTER 2 SET STATISTICS -1], AlterIndexColumn(number=2[2], change=SetStatistics(-1[-1])))])",
    );
    check(
        "ALTER INDEX i ATTACH PARTITION a.j",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([ATTACH PARTITION a.j], Other(words='ATTACH PARTITION', tail=Attach([a.j], None)))])",
    );
    check(
        "ALTER INDEX i DEPENDS ON EXTENSION e",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([DEPENDS ON EXTENSION e], Other(words='DEPENDS ON EXTENSION', tail=Name([e])))])",
    );
    check(
        "ALTER INDEX i NO DEPENDS ON EXTENSION e",
        "AlterRelation(object=Index, name=[i], actions=[AlterAction([NO DEPENDS ON EXTENSION e], Other(words='NO DEPENDS ON', tail=Name([e])))])",
    );
    check(
        "ALTER INDEX ALL IN TABLESPACE a SET TABLESPACE b",
        "AlterAllInTablespace(object=Index, all=[ALL IN TABLESPACE], from=[a], to=[b])",
    );
}

#[test]
fn reads_alter_schema() {
    check(
        "ALTER SCHEMA a RENAME TO b",
        "AlterSchema(name=[a], change=RenameTo([b]))",
    );
    check(
        "ALTER SCHEMA a OWNER TO CURRENT_USER",
        "AlterSchema(name=[a], change=OwnerTo(CurrentUser[CURRENT_USER]))",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "ALTER INDEX i",
        "ALTER INDEX i RENAME",
        "ALTER INDEX i FLY",
        "ALTER INDEX ALL IN TABLESPACE a",
        "ALTER SCHEMA a",
        "ALTER SCHEMA a SET SCHEMA b x",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
