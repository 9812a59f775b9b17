//! `GRANT`, `REVOKE`, `ALTER DEFAULT PRIVILEGES` and `AWS IAM`, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_grants_of_privileges() {
    check(
        "GRANT SELECT ON t TO r",
        "Grant(privileges=List([Privilege([SELECT], name=[SELECT])]), objects=Names(Table, [[t]])[t], grantees=[[r]])",
    );
    check(
        "GRANT SELECT (a, b), UPDATE (c), REFERENCES ON TABLE t, s.u TO r, PUBLIC, GROUP g WITH GRANT OPTION GRANTED BY CURRENT_USER",
        "Grant(privileges=List([Privilege([SELECT (a, b)], name=[SELECT], columns=[[a], [b]]), Privilege([UPDATE (c)], name=[UPDATE], columns=[[c]]), Privilege([REFERENCES], name=[REFERENCES])]), objects=Names(Table, [[t], [s.u]])[TABLE t, s.u], grantees=[[r], [PUBLIC], [g]], with=[GrantOption([GRANT OPTION], name=[GRANT], value)][WITH GRANT OPTION], granted_by=CurrentUser[CURRENT_USER])",
    );
    check(
        "GRANT ALL PRIVILEGES (a) ON t TO SESSION_USER",
        "Grant(privileges=All([ALL PRIVILEGES], [[a]]), objects=Names(Table, [[t]])[t], grantees=[SessionUser[SESSION_USER]])",
    );
    check(
        "GRANT ALL ON ALL TABLES IN SCHEMA a, b TO r",
        "Grant(privileges=All([ALL], []), objects=AllInSchema(Table, [[a], [b]])[ALL TABLES IN SCHEMA a, b], grantees=[[r]])",
    );
    check(
        "GRANT EXECUTE ON FUNCTION f(int), g TO r",
        "Grant(privileges=List([Privilege([EXECUTE], name=[EXECUTE])]), objects=Functions(Function, [Signature([f(int)], name=[f], arguments=[FunctionArgument([int], data_type=<int>)]), Signature([g], name=[g])])[FUNCTION f(int), g], grantees=[[r]])",
    );
    check(
        "GRANT EXECUTE ON ALL ROUTINES IN SCHEMA a TO r",
        "Grant(privileges=List([Privilege([EXECUTE], name=[EXECUTE])]), objects=AllInSchema(Routine, [[a]])[ALL ROUTINES IN SCHEMA a], grantees=[[r]])",
    );
    check(
        "GRANT USAGE ON SEQUENCE s TO r",
        "Grant(privileges=List([Privilege([USAGE], name=[USAGE])]), objects=Names(Sequence, [[s]])[SEQUENCE s], grantees=[[r]])",
    );
    check(
        "GRANT CREATE, USAGE ON SCHEMA a TO r",
        "Grant(privileges=List([Privilege([CREATE], name=[CREATE]), Privilege([USAGE], name=[USAGE])]), objects=Names(Schema, [[a]])[SCHEMA a], grantees=[[r]])",
    );
    check(
        "GRANT CONNECT ON DATABASE d TO r",
        "Grant(privileges=List([Privilege([CONNECT], name=[CONNECT])]), objects=Names(Database, [[d]])[DATABASE d], grantees=[[r]])",
    );
    check(
        "GRANT USAGE ON FOREIGN DATA WRAPPER w TO r",
        "Grant(privileges=List([Privilege([USAGE], name=[USAGE])]), objects=Names(ForeignDataWrapper, [[w]])[FOREIGN DATA WRAPPER w], grantees=[[r]])",
    );
    check(
        "GRANT USAGE ON FOREIGN SERVER s TO r",
        "Grant(privileges=List([Privilege([USAGE], name=[USAGE])]), objects=Names(Server, [[s]])[FOREIGN SERVER s], grantees=[[r]])",
    );
    check(
        "GRANT USAGE ON TYPE t TO r",
        "Grant(privileges=List([Privilege([USAGE], name=[USAGE])]), objects=Names(Type, [[t]])[TYPE t], grantees=[[r]])",
    );
    check(
        "GRANT SELECT ON LARGE OBJECT 1, 2 TO r",
        "Grant(privileges=List([Privilege([SELECT], name=[SELECT])]), objects=LargeObjects([1[1], 2[2]])[LARGE OBJECT 1, 2], grantees=[[r]])",
    );
    check(
        "GRANT SET, ALTER SYSTEM ON PARAMETER a.b, work_mem TO r",
        "Grant(privileges=List([Privilege([SET], name=[SET]), Privilege([ALTER SYSTEM], name=[ALTER SYSTEM])]), objects=Parameters([[a.b], [work_mem]])[PARAMETER a.b, work_mem], grantees=[[r]])",
    );
    check(
        "GRANT SELECT ON sequence, schema.t TO r",
        "Grant(privileges=List([Privilege([SELECT], name=[SELECT])]), objects=Names(Table, [[sequence], [schema.t]])[sequence, schema.t], grantees=[[r]])",
    );
}

#[test]
fn reads_revokes() {
    check(
        "REVOKE SELECT ON t FROM r",
        "Grant(is_revoke, privileges=List([Privilege([SELECT], name=[SELECT])]), objects=Names(Table, [[t]])[t], grantees=[[r]])",
    );
    check(
        "REVOKE GRANT OPTION FOR ALL ON t FROM r, PUBLIC GRANTED BY a CASCADE",
        "Grant(is_revoke, option_for=[GRANT OPTION FOR], privileges=All([ALL], []), objects=Names(Table, [[t]])[t], grantees=[[r], [PUBLIC]], granted_by=[a], cascade=[CASCADE])",
    );
    check(
        "REVOKE ADMIN OPTION FOR a, b FROM c RESTRICT",
        "Grant(is_revoke, option_for=[ADMIN OPTION FOR], privileges=List([Privilege([a], name=[a]), Privilege([b], name=[b])]), grantees=[[c]])",
    );
    check(
        "REVOKE INHERIT OPTION FOR a FROM c",
        "Grant(is_revoke, option_for=[INHERIT OPTION FOR], privileges=List([Privilege([a], name=[a])]), grantees=[[c]])",
    );
}

#[test]
fn reads_memberships() {
    check(
        "GRANT a, \"B\" TO c, CURRENT_ROLE",
        "Grant(privileges=List([Privilege([a], name=[a]), Privilege([\"B\"], name=[\"B\"])]), grantees=[[c], CurrentRole[CURRENT_ROLE]])",
    );
    check(
        "GRANT a TO b WITH ADMIN OPTION GRANTED BY c",
        "Grant(privileges=List([Privilege([a], name=[a])]), grantees=[[b]], with=[GrantOption([ADMIN OPTION], name=[ADMIN], value)][WITH ADMIN OPTION], granted_by=[c])",
    );
    check(
        "GRANT a TO b WITH ADMIN TRUE, INHERIT FALSE, SET OPTION",
        "Grant(privileges=List([Privilege([a], name=[a])]), grantees=[[b]], with=[GrantOption([ADMIN TRUE], name=[ADMIN], value), GrantOption([INHERIT FALSE], name=[INHERIT]), GrantOption([SET OPTION], name=[SET], value)][WITH ADMIN TRUE, INHERIT FALSE, SET OPTION])",
    );
}

#[test]
fn reads_default_privileges() {
    check(
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO r",
        "AlterDefaultPrivileges(grant=Grant(privileges=List([Privilege([SELECT], name=[SELECT])]), objects=Future(Table)[TABLES], grantees=[[r]])[GRANT SELECT ON TABLES TO r])",
    );
    check(
        "ALTER DEFAULT PRIVILEGES FOR ROLE a, b IN SCHEMA c, d REVOKE GRANT OPTION FOR ALL PRIVILEGES ON FUNCTIONS FROM PUBLIC CASCADE",
        "AlterDefaultPrivileges(roles=[[a], [b]], schemas=[[c], [d]], grant=Grant(is_revoke, option_for=[GRANT OPTION FOR], privileges=All([ALL PRIVILEGES], []), objects=Future(Function)[FUNCTIONS], grantees=[[PUBLIC]], cascade=[CASCADE])[REVOKE GRANT OPTION FOR ALL PRIVILEGES ON FUNCTIONS FROM PUBLIC CASCADE])",
    );
    check(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA c FOR USER a GRANT USAGE ON TYPES TO r WITH GRANT OPTION",
        "AlterDefaultPrivileges(roles=[[a]], schemas=[[c]], grant=Grant(privileges=List([Privilege([USAGE], name=[USAGE])]), objects=Future(Type)[TYPES], grantees=[[r]], with=[GrantOption([GRANT OPTION], name=[GRANT], value)][WITH GRANT OPTION])[GRANT USAGE ON TYPES TO r WITH GRANT OPTION])",
    );
}

#[test]
fn reads_trust_of_iam_roles() {
    check(
        "AWS IAM GRANT app TO 'arn:aws:iam::1:role/app'",
        "AwsIam(role=[app], arn=['arn:aws:iam::1:role/app'])",
    );
    check(
        "AWS IAM REVOKE \"App\" FROM 'arn:aws:iam::1:role/app'",
        "AwsIam(is_revoke, role=[\"App\"], arn=['arn:aws:iam::1:role/app'])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "GRANT SELECT ON t",
        "GRANT SELECT ON t FROM r",
        "GRANT ON t TO r",
        "REVOKE SELECT ON t TO r",
        "GRANT ALL ON ALL VIEWS IN SCHEMA a TO r",
        "GRANT a TO b WITH ADMIN",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON t TO r",
        "AWS IAM GRANT a",
        "AWS IAM GRANT a FROM 'b'",
        "AWS IAM GRANT a TO b",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
