//! `CREATE DOMAIN` and `ALTER DOMAIN`, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_domain() {
    check(
        "CREATE DOMAIN d text",
        "CreateDomain(name=[d], data_type=<text>)",
    );
    check(
        "CREATE DOMAIN a.d AS varchar(10) COLLATE \"C\" DEFAULT 'x' NOT NULL CONSTRAINT c CHECK (VALUE <> '') NOT VALID CHECK (length(VALUE) > 1)",
        "CreateDomain(name=[a.d], data_type=<varchar(10)>, collation=[COLLATE \"C\"], constraints=[Constraint([DEFAULT 'x'], Default(<'x'>), head=[DEFAULT]), Constraint([NOT NULL], NotNull, head=[NOT NULL]), Constraint([CONSTRAINT c CHECK (VALUE <> '') NOT VALID], name=[c], Check(<VALUE <> ''>), head=[CHECK], attributes=ConstraintAttributes(not_valid=[NOT VALID])), Constraint([CHECK (length(VALUE) > 1)], Check(<length(VALUE) > 1>), head=[CHECK])])",
    );
}

#[test]
fn reads_alter_domain() {
    check(
        "ALTER DOMAIN d SET DEFAULT 1 + 1",
        "AlterDomain(name=[d], action=SetDefault(<1 + 1>)[SET DEFAULT 1 + 1])",
    );
    check(
        "ALTER DOMAIN d DROP DEFAULT",
        "AlterDomain(name=[d], action=DropDefault[DROP DEFAULT])",
    );
    check(
        "ALTER DOMAIN d SET NOT NULL",
        "AlterDomain(name=[d], action=SetNotNull[SET NOT NULL])",
    );
    check(
        "ALTER DOMAIN d DROP NOT NULL",
        "AlterDomain(name=[d], action=DropNotNull[DROP NOT NULL])",
    );
    check(
        "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID",
        "AlterDomain(name=[d], action=AddConstraint(Constraint([CONSTRAINT c CHECK (VALUE > 0) NOT VALID], name=[c], Check(<VALUE > 0>), head=[CHECK], attributes=ConstraintAttributes(not_valid=[NOT VALID])))[ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID])",
    );
    check(
        "ALTER DOMAIN d ADD NOT NULL",
        "AlterDomain(name=[d], action=AddConstraint(Constraint([NOT NULL], NotNull, head=[NOT NULL]))[ADD NOT NULL])",
    );
    check(
        "ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c CASCADE",
        "AlterDomain(name=[d], action=DropConstraint(if_exists=[IF EXISTS], name=[c], cascade=[CASCADE])[DROP CONSTRAINT IF EXISTS c CASCADE])",
    );
    check(
        "ALTER DOMAIN d DROP CONSTRAINT c RESTRICT",
        "AlterDomain(name=[d], action=DropConstraint(name=[c])[DROP CONSTRAINT c RESTRICT])",
    );
    check(
        "ALTER DOMAIN d VALIDATE CONSTRAINT c",
        "AlterDomain(name=[d], action=ValidateConstraint([c])[VALIDATE CONSTRAINT c])",
    );
    check(
        "ALTER DOMAIN d RENAME CONSTRAINT c TO e",
        "AlterDomain(name=[d], action=RenameConstraint(from=[c], to=[e])[RENAME CONSTRAINT c TO e])",
    );
    check(
        "ALTER DOMAIN d RENAME TO e",
        "AlterDomain(name=[d], action=Change(RenameTo([e]))[RENAME TO e])",
    );
    check(
        "ALTER DOMAIN d OWNER TO SESSION_USER",
        "AlterDomain(name=[d], action=Change(OwnerTo(SessionUser[SESSION_USER]))[OWNER TO SESSION_USER])",
    );
    check(
        "ALTER DOMAIN d SET SCHEMA \"S\"",
        "AlterDomain(name=[d], action=Change(SetSchema([\"S\"]))[SET SCHEMA \"S\"])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE DOMAIN d",
        "CREATE DOMAIN d text x",
        "ALTER DOMAIN d ADD",
        "ALTER DOMAIN d SET NULL",
        "ALTER DOMAIN d RENAME TO a, RENAME TO b",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
