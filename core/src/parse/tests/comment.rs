//! `COMMENT ON` every kind of object, and `DROP` of those that take more than a name.

use super::one;
use super::outline::check;

#[test]
fn reads_comments() {
    check(
        "COMMENT ON TABLE a.t IS 'it''s'",
        "Comment(object=Table[TABLE], name=Plain([a.t])[a.t], text=['it''s'], is=[IS 'it''s'])",
    );
    check(
        "COMMENT ON COLUMN a.t.c IS NULL",
        "Comment(object=Column[COLUMN], name=Plain([a.t.c])[a.t.c], is=[IS NULL])",
    );
    check(
        "COMMENT ON CONSTRAINT c ON a.t IS 'x'",
        "Comment(object=Constraint[CONSTRAINT], name=On([c], [a.t])[c ON a.t], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON CONSTRAINT c ON DOMAIN d IS 'x'",
        "Comment(object=Constraint[CONSTRAINT], name=OnDomain([c], [d])[c ON DOMAIN d], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON CONSTRAINT c ON domain IS 'x'",
        "Comment(object=Constraint[CONSTRAINT], name=On([c], [domain])[c ON domain], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON FUNCTION f(int, OUT x text) IS 'x'",
        "Comment(object=Function[FUNCTION], name=Signature([f(int, OUT x text)], name=[f], arguments=[FunctionArgument([int], data_type=<int>), FunctionArgument([OUT x text], mode=Out[OUT], name=[x], data_type=<text>)])[f(int, OUT x text)], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON AGGREGATE a(*) IS 'x'",
        "Comment(object=Aggregate[AGGREGATE], name=Signature([a(*)], name=[a], star=[*])[a(*)], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON TYPE varchar(3) IS E'x\\n'",
        "Comment(object=Type[TYPE], name=Type(<varchar(3)>)[varchar(3)], text=[E'x\\n'], is=[IS E'x\\n'])",
    );
    check(
        "COMMENT ON DOMAIN a.d IS 'x'",
        "Comment(object=Domain[DOMAIN], name=Type(<a.d>)[a.d], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON OPERATOR a.@@ (int, NONE) IS 'x'",
        "Comment(object=Operator[OPERATOR], name=Operator([a.@@], [[int], [NONE]])[a.@@ (int, NONE)], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON OPERATOR CLASS c USING btree IS 'x'",
        "Comment(object=OperatorClass[OPERATOR CLASS], name=Using([c], [btree])[c USING btree], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON CAST (int AS text) IS 'x'",
        "Comment(object=Cast[CAST], name=Cast([int], [text])[(int AS text)], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON TRANSFORM FOR hstore LANGUAGE c IS 'x'",
        "Comment(object=Transform[TRANSFORM], name=Transform([hstore], [c])[FOR hstore LANGUAGE c], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON LARGE OBJECT 7 IS 'x'",
        "Comment(object=LargeObject[LARGE OBJECT], name=LargeObject(7[7])[7], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON TRIGGER g ON t IS 'x'",
        "Comment(object=Trigger[TRIGGER], name=On([g], [t])[g ON t], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON POLICY p ON t IS 'x'",
        "Comment(object=Policy[POLICY], name=On([p], [t])[p ON t], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON PROCEDURAL LANGUAGE c IS 'x'",
        "Comment(object=Language[PROCEDURAL LANGUAGE], name=Plain([c])[c], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON ROLE r IS 'x'",
        "Comment(object=Role[ROLE], name=Plain([r])[r], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON TEXT SEARCH PARSER p IS 'x'",
        "Comment(object=TextSearchParser[TEXT SEARCH PARSER], name=Plain([p])[p], text=['x'], is=[IS 'x'])",
    );
    check(
        "COMMENT ON MATERIALIZED VIEW m IS U&'d!0061' UESCAPE '!'",
        "Comment(object=MaterializedView[MATERIALIZED VIEW], name=Plain([m])[m], text=[U&'d!0061' UESCAPE '!'], is=[IS U&'d!0061' UESCAPE '!'])",
    );
}

#[test]
fn reads_other_drops() {
    check(
        "DROP TRIGGER IF EXISTS g ON a.t CASCADE",
        "DropObjects(object=Trigger, if_exists=[IF EXISTS], names=[On([g], [a.t])[g ON a.t]], cascade=[CASCADE])",
    );
    check(
        "DROP RULE r ON t",
        "DropObjects(object=Rule, names=[On([r], [t])[r ON t]])",
    );
    check(
        "DROP OPERATOR === (int, int), - (NONE, int)",
        "DropObjects(object=Operator, names=[Operator([===], [[int], [int]])[=== (int, int)], Operator([-], [[NONE], [int]])[- (NONE, int)]])",
    );
    check(
        "DROP OPERATOR FAMILY f USING btree CASCADE",
        "DropObjects(object=OperatorFamily, names=[Using([f], [btree])[f USING btree]], cascade=[CASCADE])",
    );
    check(
        "DROP CAST IF EXISTS (int AS text)",
        "DropObjects(object=Cast, if_exists=[IF EXISTS], names=[Cast([int], [text])[(int AS text)]])",
    );
    check(
        "DROP TRANSFORM FOR hstore LANGUAGE c",
        "DropObjects(object=Transform, names=[Transform([hstore], [c])[FOR hstore LANGUAGE c]])",
    );
    check(
        "DROP USER MAPPING IF EXISTS FOR USER SERVER s",
        "DropObjects(object=UserMapping, if_exists=[IF EXISTS], names=[UserMapping([USER], [s])[FOR USER SERVER s]])",
    );
    check(
        "DROP DATABASE d WITH (FORCE)",
        "DropObjects(object=Database, names=[Plain([d])[d]], options=[WITH (FORCE)])",
    );
    check(
        "DROP EXTENSION IF EXISTS a, b CASCADE",
        "Drop(object=Extension, if_exists=[IF EXISTS], names=[[a], [b]], cascade=[CASCADE])",
    );
    check(
        "DROP MATERIALIZED VIEW a.m",
        "Drop(object=MaterializedView, names=[[a.m]])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "COMMENT ON TABLE t",
        "COMMENT ON TABLE t IS",
        "COMMENT ON TABLE t IS x",
        "COMMENT ON THING t IS 'x'",
        "COMMENT ON TRIGGER t IS ON 'x'",
        "DROP RULE r",
        "DROP CAST (int)",
        "DROP OPERATOR + ()",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
