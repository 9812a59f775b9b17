//! Expressions: precedence as in PostgreSQL's `gram.y`, and every form.

use super::expr_tree;

#[track_caller]
fn check(sql: &str, expected: &str) {
    assert_eq!(expr_tree(sql), expected, "{sql}");
}

#[test]
fn binds_operators_as_postgresql_does() {
    check(
        "a OR b AND NOT c = d + e * -f ^ g::int",
        "(or a (and b (not (= c (+ d (* e (^ (- f) (:: g int4))))))))",
    );
    check("a OR b OR c AND d AND e", "(or a b (and c d e))");
    check("(a AND b) AND c", "(and a b c)");
    check("a AND (b AND c)", "(and a (and b c))");
    check("NOT a AND NOT NOT b", "(and (not a) (not (not b)))");
    check("a - b - c", "(- (- a b) c)");
    check("a - (b - c)", "(- a (- b c))");
    check("a + b * c - d", "(- (+ a (* b c)) d)");
    check("2 ^ 3 ^ 4", "(^ (^ 2 3) 4)");
    check("- 2 ^ 2", "(^ (- 2) 2)");
    check("-a::int", "(- (:: a int4))");
    check("- a[1]", "(- (at-index a 1))");
    check("a + -b", "(+ a (- b))");
    check("a || b || c", "(|| (|| a b) c)");
    check("a || b + c", "(|| a (+ b c))");
    check("a -> b ->> c = d", "(= (->> (-> a b) c) d)");
    check("@ a + b", "(@ (+ a b))");
    check("@ a || b", "(|| (@ a) b)");
    check("a * @ b + c || d", "(|| (* a (@ (+ b c))) d)");
    check("a + NOT b = c", "(+ a (not (= b c)))");
    check("a % b ^ c", "(% a (^ b c))");
    check("a != b", "(<> a b)");
    check("a OPERATOR(pg_catalog.+) b * c", "(pg_catalog.+ a (* b c))");
    check("OPERATOR(pg_catalog.-) a", "(- a)");
}

#[test]
fn compares_below_patterns_and_above_tests() {
    check("a < b IS NULL", "(is-null (< a b))");
    check("a IS NULL = b", "(= (is-null a) b)");
    check("a = b IS NULL = c", "(= (is-null (= a b)) c)");
    check("NOT a IS NULL", "(not (is-null a))");
    check("NOT a IN (1,2)", "(not (in a 1 2))");
    check("a NOT IN (1)", "(not-in a 1)");
    check("a = b IN (1)", "(= a (in b 1))");
    check("a IN (1) = b", "(= (in a 1) b)");
    check("a BETWEEN 1 AND 2 AND b", "(and (between a 1 2) b)");
    check(
        "a NOT BETWEEN SYMMETRIC b + 1 AND c || d",
        "(not-between-symmetric a (+ b 1) (|| c d))",
    );
    check("a BETWEEN ASYMMETRIC 1 AND 2 = b", "(= (between a 1 2) b)");
    check("a LIKE b || 'x' ESCAPE '!'", "(like a (|| b 'x') '!')");
    check("a NOT ILIKE 'x' OR b", "(or (not-ilike a 'x') b)");
    check("a SIMILAR TO b", "(similarto a b)");
    check("a NOT SIMILAR TO b = c", "(= (not-similarto a b) c)");
    check("a IS DISTINCT FROM b + 1", "(distinct a (+ b 1))");
    check(
        "a IS NOT DISTINCT FROM b AND c",
        "(and (not-distinct a b) c)",
    );
    check("a = ANY (ARRAY[1,2])", "(=-any a (array 1 2))");
    check("a <> ALL (SELECT 1)", "(<>-all a [SELECT 1])");
    check("a LIKE ANY ('{x}')", "(~~-any a '{x}')");
    check("a NOT ILIKE ALL (b) OR c", "(or (!~~*-all a b) c)");
    check("a < ANY (b) AND c", "(and (<-any a b) c)");
}

#[test]
fn refuses_what_does_not_associate() {
    check("a < b < c", "unread <");
    check("a = b = c", "unread =");
    check("a AND b < c < d", "unread <");
    check("NOT a < b < c", "unread <");
    check("a LIKE b LIKE c", "unread LIKE");
    check("(a < b) < c", "(< (< a b) c)");
}

#[test]
fn tests_with_is() {
    check("a ISNULL", "(is-null a)");
    check("a NOTNULL", "(not-is-null a)");
    check("a IS NOT NULL", "(not-is-null a)");
    check("a IS TRUE", "(is-true a)");
    check("a IS NOT FALSE", "(not-is-false a)");
    check("a IS UNKNOWN", "(is-unknown a)");
    check("a IS DOCUMENT", "(is-document a)");
    check("a IS NORMALIZED", "(is-normalized(none) a)");
    check(
        "a IS NOT NFC NORMALIZED",
        "(not-is-normalized(some(nfc)) a)",
    );
    check(
        "a IS JSON",
        "(is-json { item: none, unique_keys: false } a)",
    );
    check(
        "a IS JSON OBJECT WITH UNIQUE KEYS AND b",
        "(and (is-json { item: some(object), unique_keys: true } a) b)",
    );
}

#[test]
fn reads_postfix_forms() {
    check("a || b COLLATE \"C\"", "(|| a (collate b \"C\"))");
    check(
        "a COLLATE pg_catalog.\"C\" < b",
        "(< (collate a pg_catalog.\"C\") b)",
    );
    check("x AT TIME ZONE 'utc' = y", "(= (at x 'utc') y)");
    check("a::int[1]", "(:: a int4[])");
    check("a::text::varchar(3)", "(:: (:: a text) varchar(3))");
    check("a::timestamp(3) with time zone", "(:: a timestamptz(3))");
    check("(a).b.c", "(field (field a b) c)");
    check("(a).*", "(field a *)");
    check("a.b.c", "a.b.c");
    check("a.b[1].c[2:3]", "(slice (field (at-index a.b 1) c) 2 3)");
    check("a[:2]", "(slice a _ 2)");
    check("a[1:]", "(slice a 1 _)");
    check("f(a).b", "(field (f a) b)");
    check("$1.b", "(field $1 b)");
    check(
        "(a, b) OVERLAPS (c, d) AND e",
        "(and (\"overlaps\" a b c d) e)",
    );
}

#[test]
fn reads_constants() {
    check("1_000.5e-3", "1000.5e-3");
    check("'it''s'", "'it's'");
    check("E'\\'\\n' || $$x'y$$", "(|| ''\n' 'x'y')");
    check("U&'d!0061t' UESCAPE '!'", "'dat'");
    check("B'01'", "B'01'");
    check("TRUE AND false", "(and true false)");
    check("DEFAULT", "default");
    check("$1 + $2", "(+ $1 $2)");
    check(
        "date '2026-01-01' + interval '1' day",
        "(+ (:: '2026-01-01' date) (:: '1' interval DAY))",
    );
    check(
        "interval '1:2' minute to second(3)",
        "(:: '1:2' interval(3) MINUTE TO SECOND)",
    );
    check("interval(3) '1 day'", "(:: '1 day' interval(3))");
    check("timestamp with time zone 'now'", "(:: 'now' timestamptz)");
    check("double precision '1'", "(:: '1' float8)");
    check("pg_catalog.date 'today'", "(:: 'today' pg_catalog.date)");
    check("app.money(3) '1'", "(:: '1' app.money(3))");
}

#[test]
fn reads_names_that_are_keywords() {
    check("name + value", "(+ name value)");
    check("timestamp > date", "(> \"timestamp\" date)");
    check("\"select\"", "\"select\"");
    check("t.select", "t.\"select\"");
    check("U&\"d\\0061t\"", "dat");
    check("U&\"d!0061t\" UESCAPE '!'", "dat");
    check("left(a, 1)", "(\"left\" a 1)");
    check("left", "unread left");
    check("values", "\"values\"");
    check("(values)", "\"values\"");
    check("user", "<user>");
    check("position", "\"position\"");
    check("select", "unread select");
}

#[test]
fn reads_calls() {
    check("now()", "(now)");
    check("s.f(a, 1)", "(s.f a 1)");
    check("f(VARIADIC a, b => 1)", "(f variadic a b=>1)");
    check("f(a := 1)", "(f a=>1)");
    check("count(*)", "(count *)");
    check("count(t.*)", "(count t.*)");
    check("count(DISTINCT a)", "(count distinct a)");
    check(
        "count(*) FILTER (WHERE x) OVER w",
        "(count * [FILTER (WHERE x) OVER w])",
    );
    check(
        "array_agg(ALL a ORDER BY b DESC NULLS LAST, c)",
        "(array_agg a [ORDER BY b DESC NULLS LAST, c])",
    );
    check(
        "rank() OVER (PARTITION BY a)",
        "(rank [OVER (PARTITION BY a)])",
    );
    check(
        "percentile_cont(0.5) WITHIN GROUP (ORDER BY a)",
        "(percentile_cont 0.5 [WITHIN GROUP (ORDER BY a)])",
    );
    check("coalesce(a, b)", "(\"coalesce\" a b)");
    check("nullif(a, '')", "(\"nullif\" a '')");
    check("CURRENT_TIMESTAMP(3)", "<current_timestamp 3>");
    check("current_date - 1", "(- <current_date> 1)");
    check("current_schema", "<current_schema>");
    check("current_schema()", "(\"current_schema\")");
    check(
        "cast(a + 1 AS numeric(10, 2))",
        "(:: (+ a 1) numeric(10,2))",
    );
}

#[test]
fn reads_functions_with_a_grammar_of_their_own() {
    check("extract(year from x)", "(\"extract\" 'year' x)");
    check("extract('Year' from x)", "(\"extract\" 'Year' x)");
    check("position('a' in b)", "(\"position\" b 'a')");
    check("substring(a from 2 for 3)", "(\"substring\" a 2 3)");
    check("substring(a for 3)", "(\"substring\" a 1 3)");
    check("substring(a, 2)", "(\"substring\" a 2)");
    check("substring(a similar b escape c)", "(\"substring\" a b c)");
    check("substring()", "(\"substring\")");
    check("overlay(a placing b from 2 for 3)", "(\"overlay\" a b 2 3)");
    check("overlay(a, b, 1)", "(\"overlay\" a b 1)");
    check("trim(a)", "(btrim a)");
    check("trim(both from a)", "(btrim a)");
    check("trim(leading 'x' from a)", "(ltrim a 'x')");
    check("trim(trailing from a)", "(rtrim a)");
    check("trim('x' from a)", "(btrim a 'x')");
    check("normalize(a, nfc)", "(\"normalize\" a 'NFC')");
    check("collation for (a)", "(pg_collation_for a)");
    check("json_object('a': 1)", "(\"json_object\" 'a' 1 [('a': 1)])");
    check("json_array(a, b)", "(\"json_array\" a b)");
    check(
        "xmlelement(name a, b) IS DOCUMENT",
        "(is-document (\"xmlelement\" b [(name a, b)]))",
    );
}

#[test]
fn reads_cases_arrays_rows_and_queries() {
    check("CASE WHEN a THEN 1 ELSE 2 END", "(case _ (a 1) 2)");
    check(
        "CASE a WHEN 1 THEN b WHEN 2 THEN c END + 1",
        "(+ (case a (1 b) (2 c) _) 1)",
    );
    check("ARRAY[[1],[2]]", "(array (array 1) (array 2))");
    check("ARRAY[]::int[]", "(:: (array) int4[])");
    check("ARRAY(SELECT 1)", "(array [SELECT 1])");
    check("ROW()", "(row)");
    check("ROW(a)", "(row a)");
    check("(a, b) = (1, 2)", "(= (row a b) (row 1 2))");
    check("((a))", "a");
    check("EXISTS (SELECT 1)", "(exists [SELECT 1])");
    check("NOT EXISTS ( SELECT 1 )", "(not (exists [SELECT 1]))");
    check("a IN (SELECT b FROM c)", "(in a [SELECT b FROM c])");
    check("(SELECT 1) + 1", "(+ [SELECT 1] 1)");
    check("((SELECT 1))", "[(SELECT 1)]");
    check("((SELECT 1) + 2)", "(+ [SELECT 1] 2)");
    check("((SELECT 1) UNION SELECT 2)", "[(SELECT 1) UNION SELECT 2]");
    check("a IN ((SELECT 1), 2)", "(in a [SELECT 1] 2)");
    check("(VALUES (1))", "[VALUES (1)]");
}

#[test]
fn says_where_it_stopped() {
    check("a +", "unread +");
    check("a b", "unread b");
    check("(a", "unread a");
    check("CASE END", "unread END");
    check("f(a,)", "unread )");
    check("a NOT b", "unread NOT");
}
