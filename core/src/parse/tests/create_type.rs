//! `CREATE TYPE` and `ALTER TYPE`, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_type() {
    check(
        "CREATE TYPE a.t",
        "CreateType(name=[a.t], definition=Shell[a.t])",
    );
    check(
        "CREATE TYPE t AS ENUM ('a', 'b')",
        "CreateType(name=[t], definition=Enum([['a'], ['b']])[AS ENUM ('a', 'b')])",
    );
    check(
        "CREATE TYPE t AS ENUM ()",
        "CreateType(name=[t], definition=Enum([])[AS ENUM ()])",
    );
    check(
        "CREATE TYPE t AS (a int, \"B\" text COLLATE \"C\")",
        "CreateType(name=[t], definition=Composite([Attribute([a int], name=[a], data_type=<int>), Attribute([\"B\" text COLLATE \"C\"], name=[\"B\"], data_type=<text>, collation=[COLLATE \"C\"])])[AS (a int, \"B\" text COLLATE \"C\")])",
    );
    check(
        "CREATE TYPE t AS ()",
        "CreateType(name=[t], definition=Composite([])[AS ()])",
    );
    check(
        "CREATE TYPE t AS RANGE (subtype = float8, subtype_diff = a.float8mi)",
        "CreateType(name=[t], definition=Range([Parameter([subtype = float8], name=[subtype], value=[float8]), Parameter([subtype_diff = a.float8mi], name=[subtype_diff], value=[a.float8mi])])[AS RANGE (subtype = float8, subtype_diff = a.float8mi)])",
    );
    check(
        "CREATE TYPE t (INPUT = i, OUTPUT = o, INTERNALLENGTH = -1, ALIGNMENT = 'int4', PASSEDBYVALUE, LIKE = double precision, ELEMENT = none, CATEGORY = true)",
        "CreateType(name=[t], definition=Base([Parameter([INPUT = i], name=[INPUT], value=[i]), Parameter([OUTPUT = o], name=[OUTPUT], value=[o]), Parameter([INTERNALLENGTH = -1], name=[INTERNALLENGTH], value=[-1]), Parameter([ALIGNMENT = 'int4'], name=[ALIGNMENT], value=['int4']), Parameter([PASSEDBYVALUE], name=[PASSEDBYVALUE]), Parameter([LIKE = double precision], name=[LIKE], value=[double precision]), Parameter([ELEMENT = none], name=[ELEMENT], value=[none]), Parameter([CATEGORY = true], name=[CATEGORY], value=[true])])[(INPUT = i, OUTPUT = o, INTERNALLENGTH = -1, ALIGNMENT = 'int4', PASSEDBYVALUE, LIKE = double precision, ELEMENT = none, CATEGORY = true)])",
    );
}

#[test]
fn reads_alter_type() {
    check(
        "ALTER TYPE t ADD ATTRIBUTE a int COLLATE \"C\" CASCADE, DROP ATTRIBUTE IF EXISTS b RESTRICT, ALTER ATTRIBUTE c SET DATA TYPE text, ALTER ATTRIBUTE d TYPE int CASCADE",
        "AlterType(name=[t], actions=[AddAttribute(attribute=Attribute([a int COLLATE \"C\"], name=[a], data_type=<int>, collation=[COLLATE \"C\"]), cascade=[CASCADE])[ADD ATTRIBUTE a int COLLATE \"C\" CASCADE], DropAttribute(if_exists=[IF EXISTS], name=[b])[DROP ATTRIBUTE IF EXISTS b RESTRICT], AlterAttribute(attribute=Attribute([c SET DATA TYPE text], name=[c], data_type=<text>))[ALTER ATTRIBUTE c SET DATA TYPE text], AlterAttribute(attribute=Attribute([d TYPE int], name=[d], data_type=<int>), cascade=[CASCADE])[ALTER ATTRIBUTE d TYPE int CASCADE]])",
    );
    check(
        "ALTER TYPE t RENAME ATTRIBUTE a TO b CASCADE",
        "AlterType(name=[t], actions=[RenameAttribute(from=[a], to=[b], cascade=[CASCADE])[RENAME ATTRIBUTE a TO b CASCADE]])",
    );
    check(
        "ALTER TYPE t ADD VALUE IF NOT EXISTS 'a' BEFORE 'b'",
        "AlterType(name=[t], actions=[AddValue(if_not_exists=[IF NOT EXISTS], value=['a'], place=[BEFORE 'b'])[ADD VALUE IF NOT EXISTS 'a' BEFORE 'b']])",
    );
    check(
        "ALTER TYPE t ADD VALUE 'a' AFTER 'b'",
        "AlterType(name=[t], actions=[AddValue(value=['a'], place=[AFTER 'b'])[ADD VALUE 'a' AFTER 'b']])",
    );
    check(
        "ALTER TYPE t ADD VALUE 'a'",
        "AlterType(name=[t], actions=[AddValue(value=['a'])[ADD VALUE 'a']])",
    );
    check(
        "ALTER TYPE t RENAME VALUE 'a' TO 'b'",
        "AlterType(name=[t], actions=[RenameValue(from=['a'], to=['b'])[RENAME VALUE 'a' TO 'b']])",
    );
    check(
        "ALTER TYPE t SET (STORAGE = plain, RECEIVE = NONE)",
        "AlterType(name=[t], actions=[Set([Parameter([STORAGE = plain], name=[STORAGE], value=[plain]), Parameter([RECEIVE = NONE], name=[RECEIVE], value=[NONE])])[SET (STORAGE = plain, RECEIVE = NONE)]])",
    );
    check(
        "ALTER TYPE a.t RENAME TO u",
        "AlterType(name=[a.t], actions=[Change(RenameTo([u]))[RENAME TO u]])",
    );
    check(
        "ALTER TYPE t OWNER TO r",
        "AlterType(name=[t], actions=[Change(OwnerTo([r]))[OWNER TO r]])",
    );
    check(
        "ALTER TYPE t SET SCHEMA s",
        "AlterType(name=[t], actions=[Change(SetSchema([s]))[SET SCHEMA s]])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE TYPE t AS",
        "CREATE TYPE t AS ENUM (a)",
        "CREATE TYPE t AS (a)",
        "ALTER TYPE t",
        "ALTER TYPE t ADD VALUE",
        "ALTER TYPE t ADD VALUE 'a' UNDER 'b'",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
