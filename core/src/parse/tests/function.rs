//! Functions, procedures, routines and aggregates, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_function() {
    check(
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CreateFunction(object=Function, name=[f], returns=Type(<int>)[RETURNS int], options=[FunctionOption([LANGUAGE sql], Language([sql])), FunctionOption([AS 'SELECT 1'], As(['SELECT 1'], None))])",
    );
    check(
        "CREATE OR REPLACE FUNCTION a.f(IN x int DEFAULT 1, OUT y text, INOUT z double precision = 2.0, VARIADIC w text[]) RETURNS SETOF record LANGUAGE 'sql' IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 10 ROWS 1e3 SUPPORT s.f SET search_path TO a, 'b' SET x FROM CURRENT AS $$SELECT 1$$",
        "CreateFunction(or_replace=[OR REPLACE], object=Function, name=[a.f], arguments=[FunctionArgument([IN x int DEFAULT 1], mode=In[IN], name=[x], data_type=<int>, default=[DEFAULT 1] <1>), FunctionArgument([OUT y text], mode=Out[OUT], name=[y], data_type=<text>), FunctionArgument([INOUT z double precision = 2.0], mode=InOut[INOUT], name=[z], data_type=<double precision>, default=[= 2.0] <2.0>), FunctionArgument([VARIADIC w text[]], mode=Variadic[VARIADIC], name=[w], data_type=<text[]>)], returns=Type(<SETOF record>)[RETURNS SETOF record], options=[FunctionOption([LANGUAGE 'sql'], Language(['sql'])), FunctionOption([IMMUTABLE], Volatility(Immutable)), FunctionOption([STRICT], Strict(true)), FunctionOption([SECURITY DEFINER], SecurityDefiner(true)), FunctionOption([LEAKPROOF], Leakproof(true)), FunctionOption([PARALLEL SAFE], Parallel([SAFE])), FunctionOption([COST 10], Cost([10])), FunctionOption([ROWS 1e3], Rows([1e3])), FunctionOption([SUPPORT s.f], Support([s.f])), FunctionOption([SET search_path TO a, 'b'], Set(parameter=[search_path], value=List([[a], ['b']])[a, 'b'])), FunctionOption([SET x FROM CURRENT], Set(parameter=[x], value=Current[FROM CURRENT])), FunctionOption([AS $$SELECT 1$$], As([$$SELECT 1$$], None))])",
    );
    check(
        "CREATE FUNCTION f(int, time with time zone, x IN OUT t.c%TYPE, \"Y\" date, setof int) RETURNS TABLE (a int, b varchar(3)) STABLE CALLED ON NULL INPUT NOT LEAKPROOF EXTERNAL SECURITY INVOKER WINDOW TRANSFORM FOR TYPE hstore, FOR TYPE xml RETURNS NULL ON NULL INPUT VOLATILE LANGUAGE c AS 'file', 'symbol'",
        "CreateFunction(object=Function, name=[f], arguments=[FunctionArgument([int], data_type=<int>), FunctionArgument([time with time zone], data_type=<time with time zone>), FunctionArgument([x IN OUT t.c%TYPE], mode=InOut[IN OUT], name=[x], data_type=<t.c%TYPE>), FunctionArgument([\"Y\" date], name=[\"Y\"], data_type=<date>), FunctionArgument([setof int], data_type=<setof int>)], returns=Table([ReturnedColumn([a int], name=[a], data_type=<int>), ReturnedColumn([b varchar(3)], name=[b], data_type=<varchar(3)>)])[RETURNS TABLE (a int, b varchar(3))], options=[FunctionOption([STABLE], Volatility(Stable)), FunctionOption([CALLED ON NULL INPUT], Strict(false)), FunctionOption([NOT LEAKPROOF], Leakproof(false)), FunctionOption([EXTERNAL SECURITY INVOKER], SecurityDefiner(false)), FunctionOption([WINDOW], Window), FunctionOption([TRANSFORM FOR TYPE hstore, FOR TYPE xml], Transform([<hstore>, <xml>])), FunctionOption([RETURNS NULL ON NULL INPUT], Strict(true)), FunctionOption([VOLATILE], Volatility(Volatile)), FunctionOption([LANGUAGE c], Language([c])), FunctionOption([AS 'file', 'symbol'], As(['file'], ['symbol']))])",
    );
    check(
        "CREATE FUNCTION f(a int) RETURNS int RETURN a + 1",
        "CreateFunction(object=Function, name=[f], arguments=[FunctionArgument([a int], name=[a], data_type=<int>)], returns=Type(<int>)[RETURNS int], body=Return(<a + 1>)[RETURN a + 1])",
    );
    check(
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (1); ; SELECT CASE WHEN a > 1 THEN 2 END; END",
        "CreateFunction(object=Function, name=[f], arguments=[FunctionArgument([a int], name=[a], data_type=<int>)], returns=Type(<int>)[RETURNS int], options=[FunctionOption([LANGUAGE sql], Language([sql]))], body=Atomic([Statement(Insert[INSERT INTO t VALUES (1)]), Statement(Query[SELECT CASE WHEN a > 1 THEN 2 END])])[BEGIN ATOMIC INSERT INTO t VALUES (1); ; SELECT CASE WHEN a > 1 THEN 2 END; END])",
    );
    check(
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC CALL p(); RETURN 1 + a; END",
        "CreateFunction(object=Function, name=[f], returns=Type(<int>)[RETURNS int], body=Atomic([Statement(Utility[CALL p()]), Return([RETURN 1 + a], <1 + a>)])[BEGIN ATOMIC CALL p(); RETURN 1 + a; END])",
    );
    check(
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC END",
        "CreateFunction(object=Function, name=[f], returns=Type(<int>)[RETURNS int], body=Atomic([])[BEGIN ATOMIC END])",
    );
    check(
        "CREATE PROCEDURE p(INOUT a int) LANGUAGE sql SET work_mem = DEFAULT RESET timezone AS ''",
        "CreateFunction(object=Procedure, name=[p], arguments=[FunctionArgument([INOUT a int], mode=InOut[INOUT], name=[a], data_type=<int>)], options=[FunctionOption([LANGUAGE sql], Language([sql])), FunctionOption([SET work_mem = DEFAULT], Set(parameter=[work_mem], value=Default[DEFAULT])), FunctionOption([RESET timezone], Set(parameter=[timezone], is_reset)), FunctionOption([AS ''], As([''], None))])",
    );
    check(
        "CREATE FUNCTION f(variadic \"any\", name) RETURNS void LANGUAGE plpgsql AS 'x'",
        "CreateFunction(object=Function, name=[f], arguments=[FunctionArgument([variadic \"any\"], mode=Variadic[variadic], data_type=<\"any\">), FunctionArgument([name], data_type=<name>)], returns=Type(<void>)[RETURNS void], options=[FunctionOption([LANGUAGE plpgsql], Language([plpgsql])), FunctionOption([AS 'x'], As(['x'], None))])",
    );
}

#[test]
fn reads_alter_function() {
    check(
        "ALTER FUNCTION f(int) IMMUTABLE STRICT RESTRICT",
        "AlterFunction(object=Function, signature=Signature([f(int)], name=[f], arguments=[FunctionArgument([int], data_type=<int>)]), action=Options([FunctionOption([IMMUTABLE], Volatility(Immutable)), FunctionOption([STRICT], Strict(true))])[IMMUTABLE STRICT RESTRICT])",
    );
    check(
        "ALTER FUNCTION a.f RENAME TO g",
        "AlterFunction(object=Function, signature=Signature([a.f], name=[a.f]), action=Change(RenameTo([g]))[RENAME TO g])",
    );
    check(
        "ALTER PROCEDURE p(a int, OUT text) OWNER TO CURRENT_ROLE",
        "AlterFunction(object=Procedure, signature=Signature([p(a int, OUT text)], name=[p], arguments=[FunctionArgument([a int], name=[a], data_type=<int>), FunctionArgument([OUT text], mode=Out[OUT], data_type=<text>)]), action=Change(OwnerTo(CurrentRole[CURRENT_ROLE]))[OWNER TO CURRENT_ROLE])",
    );
    check(
        "ALTER ROUTINE f() SET SCHEMA s",
        "AlterFunction(object=Routine, signature=Signature([f()], name=[f]), action=Change(SetSchema([s]))[SET SCHEMA s])",
    );
    check(
        "ALTER FUNCTION f() NO DEPENDS ON EXTENSION e",
        "AlterFunction(object=Function, signature=Signature([f()], name=[f]), action=Change(DependsOnExtension([NO], [e]))[NO DEPENDS ON EXTENSION e])",
    );
    check(
        "ALTER FUNCTION f() SET TIME ZONE 'UTC' RESET ALL",
        "AlterFunction(object=Function, signature=Signature([f()], name=[f]), action=Options([FunctionOption([SET TIME ZONE 'UTC'], Set(parameter=[TIME ZONE], value=List([['UTC']])['UTC'])), FunctionOption([RESET ALL], Set(parameter=[ALL], is_reset))])[SET TIME ZONE 'UTC' RESET ALL])",
    );
    check(
        "ALTER AGGREGATE a(*) RENAME TO b",
        "AlterFunction(object=Aggregate, signature=Signature([a(*)], name=[a], star=[*]), action=Change(RenameTo([b]))[RENAME TO b])",
    );
    check(
        "ALTER AGGREGATE a(int ORDER BY x text, int) OWNER TO b",
        "AlterFunction(object=Aggregate, signature=Signature([a(int ORDER BY x text, int)], name=[a], arguments=[FunctionArgument([int], data_type=<int>)], ordered=[FunctionArgument([x text], name=[x], data_type=<text>), FunctionArgument([int], data_type=<int>)]), action=Change(OwnerTo([b]))[OWNER TO b])",
    );
}

#[test]
fn reads_drops_of_functions() {
    check(
        "DROP FUNCTION IF EXISTS f(int, x text), a.g CASCADE",
        "DropObjects(object=Function, if_exists=[IF EXISTS], names=[Signature([f(int, x text)], name=[f], arguments=[FunctionArgument([int], data_type=<int>), FunctionArgument([x text], name=[x], data_type=<text>)])[f(int, x text)], Signature([a.g], name=[a.g])[a.g]], cascade=[CASCADE])",
    );
    check(
        "DROP PROCEDURE p() RESTRICT",
        "DropObjects(object=Procedure, names=[Signature([p()], name=[p])[p()]])",
    );
    check(
        "DROP ROUTINE f(IN int)",
        "DropObjects(object=Routine, names=[Signature([f(IN int)], name=[f], arguments=[FunctionArgument([IN int], mode=In[IN], data_type=<int>)])[f(IN int)]])",
    );
    check(
        "DROP AGGREGATE a(*), b(ORDER BY int)",
        "DropObjects(object=Aggregate, names=[Signature([a(*)], name=[a], star=[*])[a(*)], Signature([b(ORDER BY int)], name=[b], ordered=[FunctionArgument([int], data_type=<int>)])[b(ORDER BY int)]])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE FUNCTION f RETURNS int",
        "CREATE FUNCTION f() RETURNS int SOMETIMES",
        "CREATE FUNCTION f() RETURNS int AS",
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 END",
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 2; END",
        "CREATE FUNCTION f() BEGIN ATOMIC RETURN 1 2; END",
        "CREATE PROCEDURE p() RETURNS int AS ''",
        "ALTER FUNCTION f()",
        "DROP FUNCTION f(",
        "DROP FUNCTION f() f",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
