//! Queries: every clause, with its place.

use super::{dump, one, read};
use crate::parse::Body;
use crate::parse::expr::{Expr, ExprKind, Subquery};
use crate::parse::query::cte::WithMember;
use crate::parse::query::from::{FromItem, FromKind};
use crate::parse::query::group::{GroupingElement, GroupingKind};
use crate::parse::query::join::JoinCondition;
use crate::parse::query::order::OrderBy;
use crate::parse::query::select::Select;
use crate::parse::query::target::Target;
use crate::parse::query::window::{FrameBound, Window};
use crate::parse::query::{Preparable, Query, QueryBody};
use crate::text::Span;

#[track_caller]
fn check(sql: &str, expected: &str) {
    let statement = read(sql);
    let Body::Query(query) = &statement.body else {
        panic!("{sql}: {:?}", statement.kind);
    };
    assert_eq!(query_text(query, sql), expected, "{sql}");
}

#[track_caller]
fn check_unread(sql: &str, at: &str) {
    let unread = one(sql).unread.map(|it| it.span.slice(sql));
    assert_eq!(unread, Some(at), "{sql}");
}

/// A query's clauses in order: `[…]` is the text of a place, the rest is read from the tree.
pub(super) fn query_text(query: &Query, sql: &str) -> String {
    let mut text = String::new();
    let place = |span: Span| format!(" [{}]", span.slice(sql));
    if let Some(with) = &query.with {
        let recursive = if with.recursive.is_some() {
            " recursive"
        } else {
            ""
        };
        let members: Vec<_> = with.members.iter().map(|it| member(it, sql)).collect();
        text.push_str(&format!("(with{recursive} {}) ", members.join(", ")));
    }
    text.push_str(&body_text(&query.body, sql));
    text.push_str(&order_text(query.order_by.as_ref(), sql));
    if let Some(limit) = &query.limit {
        text.push_str(&place(limit.span));
        let count = limit.count.as_ref();
        text.push_str(&format!(
            " limit {}",
            count.map_or("_".to_owned(), |it| dump(it, sql))
        ));
        if limit.with_ties.is_some() {
            text.push_str(" with-ties");
        }
    }
    if let Some(offset) = &query.offset {
        text.push_str(&place(offset.span));
        text.push_str(&format!(" offset {}", dump(&offset.start, sql)));
    }
    for locking in &query.locking {
        text.push_str(&place(locking.span));
        text.push_str(&format!(" {:?}", locking.strength.value));
        for table in &locking.tables {
            text.push_str(&format!(" {}", table.value));
        }
        if let Some(wait) = locking.wait {
            text.push_str(&format!(" {:?}", wait.value));
        }
    }
    text
}

fn member(member: &WithMember, sql: &str) -> String {
    let mut text = member.name.value.to_string();
    if !member.columns.is_empty() {
        let columns: Vec<_> = member
            .columns
            .iter()
            .map(|it| it.value.to_string())
            .collect();
        text.push_str(&format!("({})", columns.join(",")));
    }
    for span in [
        member.materialized.map(|it| it.span),
        member.search.as_ref().map(|it| it.span),
        member.cycle.as_ref().map(|it| it.span),
    ]
    .into_iter()
    .flatten()
    {
        text.push_str(&format!(" [{}]", span.slice(sql)));
    }
    match &member.statement {
        Some(Preparable::Query(it)) => text.push_str(&format!(" {{{}}}", query_text(it, sql))),
        Some(_) => text.push_str(&format!(" {{{}}}", member.text.slice(sql))),
        None => text.push_str(&format!(" unread {{{}}}", member.text.slice(sql))),
    }
    text
}

fn body_text(body: &QueryBody, sql: &str) -> String {
    match body {
        QueryBody::Select(select) => select_text(select, sql),
        QueryBody::Values(values) => {
            let rows: Vec<_> = values.rows.iter().map(|it| exprs(it, sql)).collect();
            format!("(values {})", rows.join(" "))
        }
        QueryBody::Table(_, table) => format!("(table {})", table.name.value),
        QueryBody::Query(query) => format!("({})", query_text(query, sql)),
        QueryBody::SetOperations(operations) => {
            let mut text = format!("({}", body_text(&operations.first, sql));
            for it in &operations.rest {
                text.push_str(&format!(
                    " [{}] {}",
                    it.operator.span.slice(sql),
                    body_text(&it.operand, sql)
                ));
            }
            text + ")"
        }
    }
}

fn select_text(select: &Select, sql: &str) -> String {
    let mut text = "(select".to_owned();
    if let Some(distinct) = &select.distinct {
        text.push_str(&format!(" [{}]", distinct.span.slice(sql)));
    }
    for it in &select.targets {
        text.push_str(&format!(" {}", target_text(it, sql)));
    }
    if let Some(into) = &select.into {
        text.push_str(&format!(" [{}] {}", into.span.slice(sql), into.table.value));
        if let Some(span) = into.persistence {
            text.push_str(&format!(" [{}]", span.slice(sql)));
        }
    }
    if let Some(from) = &select.from {
        let items: Vec<_> = from.items.iter().map(|it| item_text(it, sql)).collect();
        text.push_str(&format!(" from {}", items.join(", ")));
    }
    if let Some((word, it)) = &select.condition {
        text.push_str(&format!(" [{}] {}", word.slice(sql), dump(it, sql)));
    }
    if let Some(group) = &select.group_by {
        text.push_str(&format!(" [{}]", group.keyword.slice(sql)));
        if let Some(distinct) = group.distinct {
            text.push_str(&format!(" [{}]", distinct.span.slice(sql)));
        }
        for it in &group.elements {
            text.push_str(&format!(" {}", grouping_text(it, sql)));
        }
    }
    if let Some((word, it)) = &select.having {
        text.push_str(&format!(" [{}] {}", word.slice(sql), dump(it, sql)));
    }
    if let Some((_, windows)) = &select.windows {
        for it in windows {
            let window = window_text(&it.window, sql);
            text.push_str(&format!(" window {} {window}", it.name.value));
        }
    }
    text + ")"
}

pub(super) fn target_text(target: &Target, sql: &str) -> String {
    let label = target.label.as_ref();
    let label = label.map_or(String::new(), |it| format!(":{}", it.value));
    format!("{}{label}", value(&target.value, sql))
}

/// An expression; a subquery by its tree.
fn value(expr: &Expr, sql: &str) -> String {
    match &expr.kind {
        ExprKind::Subquery(query) => subquery(query, sql),
        _ => dump(expr, sql),
    }
}

fn subquery(query: &Subquery, sql: &str) -> String {
    match &query.tree {
        Some(tree) => format!("{{{}}}", query_text(tree, sql)),
        None => format!("unread {{{}}}", query.span.slice(sql)),
    }
}

fn exprs(exprs: &[Expr], sql: &str) -> String {
    let all: Vec<_> = exprs.iter().map(|it| value(it, sql)).collect();
    format!("({})", all.join(" "))
}

pub(super) fn item_text(item: &FromItem, sql: &str) -> String {
    let mut text = String::new();
    if item.lateral.is_some() {
        text.push_str("lateral ");
    }
    text.push_str(&match &item.kind {
        FromKind::Table(table) if table.only.is_some() => format!("only {}", table.name.value),
        FromKind::Table(table) => table.name.value.to_string(),
        FromKind::Function(call) => dump(call, sql),
        FromKind::RowsFrom(calls) => {
            let calls: Vec<_> = calls
                .iter()
                .map(|it| format!("{}/{}", dump(&it.function, sql), it.columns.len()))
                .collect();
            format!("(rows-from {})", calls.join(" "))
        }
        FromKind::TableFunction(word, _) => format!("[{}]", word.slice(sql)),
        FromKind::Query(query) => subquery(query, sql),
        FromKind::Joined(joined) => {
            let mut text = format!("({}", item_text(&joined.first, sql));
            for join in &joined.joins {
                text.push_str(&format!(
                    " [{}] {}",
                    join.keyword.slice(sql),
                    item_text(&join.right, sql)
                ));
                match &join.condition {
                    Some(JoinCondition::On(_, it)) => {
                        text.push_str(&format!(" on {}", dump(it, sql)));
                    }
                    Some(JoinCondition::Using(_, columns, alias)) => {
                        let columns: Vec<_> =
                            columns.iter().map(|it| it.value.to_string()).collect();
                        text.push_str(&format!(" using {}", columns.join(",")));
                        if let Some(alias) = alias {
                            text.push_str(&format!(" as {}", alias.value));
                        }
                    }
                    None => {}
                }
            }
            text + ")"
        }
    });
    if item.ordinality.is_some() {
        text.push_str(" with-ordinality");
    }
    if let Some(alias) = &item.alias {
        text.push_str(&format!(" [{}]", alias.span.slice(sql)));
        if let Some(name) = &alias.name {
            text.push_str(&format!(" {}", name.value));
        }
        if !alias.columns.is_empty() || !alias.definitions.is_empty() {
            text.push_str(&format!(
                "/{}/{}",
                alias.columns.len(),
                alias.definitions.len()
            ));
        }
    }
    if let Some(sample) = &item.sample {
        text.push_str(&format!(
            " [{}] {}{}",
            sample.span.slice(sql),
            sample.method.value,
            exprs(&sample.arguments, sql)
        ));
    }
    text
}

fn grouping_text(element: &GroupingElement, sql: &str) -> String {
    match &element.kind {
        GroupingKind::Expression(it) => dump(it, sql),
        GroupingKind::Empty => "()".to_owned(),
        GroupingKind::Rollup(them) => format!("rollup{}", exprs(them, sql)),
        GroupingKind::Cube(them) => format!("cube{}", exprs(them, sql)),
        GroupingKind::GroupingSets(sets) => {
            let sets: Vec<_> = sets.iter().map(|it| grouping_text(it, sql)).collect();
            format!("(sets {})", sets.join(" "))
        }
    }
}

fn order_text(order_by: Option<&OrderBy>, sql: &str) -> String {
    let mut text = String::new();
    if let Some(order_by) = order_by {
        text.push_str(&format!(" [{}]", order_by.keyword.slice(sql)));
        for key in &order_by.keys {
            text.push_str(&format!(" {}", dump(&key.value, sql)));
            for span in [
                key.using.as_ref().map(|it| it.span),
                key.descending.map(|it| it.span),
                key.nulls_first.map(|it| it.span),
            ]
            .into_iter()
            .flatten()
            {
                text.push_str(&format!(" [{}]", span.slice(sql)));
            }
        }
    }
    text
}

fn window_text(window: &Window, sql: &str) -> String {
    let mut text = "(".to_owned();
    if let Some(base) = &window.base {
        text.push_str(&base.value.to_string());
    }
    if !window.partition_by.is_empty() {
        text.push_str(&format!(" by{}", exprs(&window.partition_by, sql)));
    }
    text.push_str(&order_text(window.order_by.as_ref(), sql));
    if let Some(frame) = &window.frame {
        let bound = |it: &FrameBound| match it {
            FrameBound::Preceding(it) => format!("preceding {}", dump(it, sql)),
            FrameBound::Following(it) => format!("following {}", dump(it, sql)),
            other => format!("{other:?}"),
        };
        text.push_str(&format!(" {:?} {}", frame.unit.value, bound(&frame.start)));
        if let Some(end) = &frame.end {
            text.push_str(&format!("..{}", bound(end)));
        }
        if let Some(exclusion) = frame.exclusion {
            text.push_str(&format!(" [{}]", exclusion.span.slice(sql)));
        }
    }
    text + ")"
}

#[test]
fn reads_target_lists() {
    check("SELECT", "(select)");
    check("SELECT FROM t", "(select from t)");
    check("SELECT ALL 1, 'x' AS y", "(select 1 'x':y)");
    check("SELECT *, t.*, (t).*", "(select * t.* (field t *))");
    check("SELECT a b, c AS select", "(select a:b c:\"select\")");
    check("SELECT a desc, b asc", "(select a:\"desc\" b:\"asc\")");
    check("SELECT 1 \"One\", 2 at", "(select 1:\"One\" 2:at)");
    check("SELECT DISTINCT a", "(select [DISTINCT] a)");
    check(
        "SELECT DISTINCT ON (a, b) c",
        "(select [DISTINCT ON (a, b)] c)",
    );
    check("SELECT a INTO t FROM u", "(select a [INTO t] t from u)");
    check(
        "SELECT a INTO TEMP TABLE s.t",
        "(select a [INTO TEMP TABLE s.t] s.t [TEMP])",
    );
    check(
        "SELECT a INTO UNLOGGED t FROM u",
        "(select a [INTO UNLOGGED t] t [UNLOGGED] from u)",
    );
    check_unread("SELECT a year", "year");
    check_unread("SELECT DISTINCT FROM t", "FROM");
    check_unread("SELECT a, FROM t", "FROM");
    check_unread("SELECT a FROM t WHERE", "WHERE");
}

#[test]
fn reads_from_items() {
    check(
        "SELECT 1 FROM a, ONLY b, ONLY (c), s.d *, e AS f, g h (i, j)",
        "(select 1 from a, only b, only c, s.d, e [AS f] f, g [h (i, j)] h/2/0)",
    );
    check(
        "SELECT 1 FROM f(1), s.g(a => 2) WITH ORDINALITY AS x (a, b)",
        "(select 1 from (f 1), (s.g a=>2) with-ordinality [AS x (a, b)] x/2/0)",
    );
    check(
        "SELECT 1 FROM f() AS (a int, b numeric(1, 2) COLLATE \"C\"), g() x (a int)",
        "(select 1 from (f) [AS (a int, b numeric(1, 2) COLLATE \"C\")]/0/2, (g) [x (a int)] x/0/1)",
    );
    check(
        "SELECT 1 FROM ROWS FROM (f(), g() AS (a int)) WITH ORDINALITY, current_date d",
        "(select 1 from (rows-from (f)/0 (g)/1) with-ordinality, <current_date> [d] d)",
    );
    check(
        "SELECT 1 FROM LATERAL (SELECT a.b) x, LATERAL f(a), (VALUES (1, 2), (3, DEFAULT)) v (c, d)",
        "(select 1 from lateral {(select a.b)} [x] x, lateral (f a), {(values (1 2) (3 default))} [v (c, d)] v/2/0)",
    );
    check(
        "SELECT 1 FROM a TABLESAMPLE system (10), b x TABLESAMPLE s.m (1, 2) REPEATABLE (3)",
        "(select 1 from a [TABLESAMPLE system (10)] system(10), b [x] x [TABLESAMPLE s.m (1, 2) REPEATABLE (3)] s.m(1 2))",
    );
    check(
        "SELECT 1 FROM XMLTABLE('/a' PASSING b COLUMNS c int) x",
        "(select 1 from [XMLTABLE] [x] x)",
    );
    check_unread("SELECT 1 FROM (a)", ")");
    check_unread("SELECT 1 FROM a WITH", "WITH");
}

#[test]
fn reads_joins() {
    check(
        "SELECT 1 FROM a JOIN b ON c LEFT OUTER JOIN d USING (e, f) AS g, h",
        "(select 1 from (a [JOIN] b on c [LEFT OUTER JOIN] d using e,f as g), h)",
    );
    check(
        "SELECT 1 FROM a NATURAL JOIN b NATURAL FULL JOIN c CROSS JOIN d INNER JOIN e ON f",
        "(select 1 from (a [NATURAL JOIN] b [NATURAL FULL JOIN] c [CROSS JOIN] d [INNER JOIN] e on f))",
    );
    check(
        "SELECT 1 FROM a JOIN b RIGHT JOIN c ON d ON e",
        "(select 1 from (a [JOIN] (b [RIGHT JOIN] c on d) on e))",
    );
    check(
        "SELECT 1 FROM (a x JOIN b ON c) JOIN ((d CROSS JOIN e)) AS f (g) ON h",
        "(select 1 from ((a [x] x [JOIN] b on c) [JOIN] (d [CROSS JOIN] e) [AS f (g)] f/1/0 on h))",
    );
    check(
        "SELECT 1 FROM ((SELECT 2) a CROSS JOIN b), ((SELECT 3) UNION SELECT 4) c, ((SELECT 5)) d",
        "(select 1 from ({(select 2)} [a] a [CROSS JOIN] b), {(((select 3)) [UNION] (select 4))} [c] c, {(select 5)} [d] d)",
    );
    check(
        "SELECT 1 FROM (((SELECT 2) a CROSS JOIN b))",
        "(select 1 from ({(select 2)} [a] a [CROSS JOIN] b))",
    );
    check_unread("SELECT 1 FROM a JOIN b", "b");
    check_unread("SELECT 1 FROM a CROSS JOIN b ON c", "ON");
}

#[test]
fn reads_groups_and_windows() {
    check(
        "SELECT a FROM t WHERE b GROUP BY c, (d, e) HAVING count(*) > 1",
        "(select a from t [WHERE] b [GROUP BY] c (row d e) [HAVING] (> (count *) 1))",
    );
    check(
        "SELECT 1 GROUP BY DISTINCT ROLLUP (a, (b, c)), CUBE (d), GROUPING SETS ((), e, GROUPING SETS (CUBE (f)))",
        "(select 1 [GROUP BY] [DISTINCT] rollup(a (row b c)) cube(d) (sets () e (sets cube(f))))",
    );
    check("SELECT 1 GROUP BY ALL a", "(select 1 [GROUP BY] [ALL] a)");
    check(
        "SELECT 1 GROUP BY ALL ORDER BY 1",
        "(select 1 [GROUP BY] [ALL]) [ORDER BY] 1",
    );
    check(
        "SELECT 1 WINDOW w AS (PARTITION BY a, b ORDER BY c DESC), x AS (w ROWS UNBOUNDED PRECEDING)",
        "(select 1 window w ( by(a b) [ORDER BY] c [DESC]) window x (w Rows UnboundedPreceding))",
    );
    check(
        "SELECT 1 WINDOW w AS (RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW EXCLUDE NO OTHERS), x AS (GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW), y AS ()",
        "(select 1 window w ( Range preceding (:: '1 day' interval)..CurrentRow [EXCLUDE NO OTHERS]) window x ( Groups following 1..UnboundedFollowing [EXCLUDE CURRENT ROW]) window y ())",
    );
    check(
        "SELECT sum(a) FILTER (WHERE b) OVER (w ORDER BY c ROWS 1 PRECEDING) AS d, rank() OVER w",
        "(select (sum a [FILTER (WHERE b) OVER (w ORDER BY c ROWS 1 PRECEDING)]):d (rank [OVER w]))",
    );
}

#[test]
fn reads_what_follows_a_query() {
    check(
        "SELECT 1 ORDER BY a, b + 1 DESC NULLS LAST, c USING >, d USING OPERATOR(s.<) NULLS FIRST, e ASC",
        "(select 1) [ORDER BY] a (+ b 1) [DESC] [NULLS LAST] c [USING >] d [USING OPERATOR(s.<)] [NULLS FIRST] e [ASC]",
    );
    check(
        "SELECT 1 LIMIT 2 OFFSET 3",
        "(select 1) [LIMIT 2] limit 2 [OFFSET 3] offset 3",
    );
    check(
        "SELECT 1 OFFSET 3 ROWS FETCH FIRST 2 ROWS ONLY",
        "(select 1) [FETCH FIRST 2 ROWS ONLY] limit 2 [OFFSET 3 ROWS] offset 3",
    );
    check(
        "SELECT 1 FETCH NEXT ROW WITH TIES",
        "(select 1) [FETCH NEXT ROW WITH TIES] limit _ with-ties",
    );
    check("SELECT 1 LIMIT ALL", "(select 1) [LIMIT ALL] limit _");
    check(
        "SELECT 1 FROM t FOR UPDATE",
        "(select 1 from t) [FOR UPDATE] Update",
    );
    check(
        "SELECT 1 FROM t FOR NO KEY UPDATE OF a, s.b NOWAIT FOR KEY SHARE SKIP LOCKED LIMIT 1 FOR SHARE",
        "(select 1 from t) [LIMIT 1] limit 1 [FOR NO KEY UPDATE OF a, s.b NOWAIT] NoKeyUpdate a s.b Nowait [FOR KEY SHARE SKIP LOCKED] KeyShare SkipLocked [FOR SHARE] Share",
    );
    check(
        "SELECT 1 FOR READ ONLY",
        "(select 1) [FOR READ ONLY] ReadOnly",
    );
    check_unread("SELECT 1 LIMIT 2 LIMIT 3", "LIMIT");
    check_unread("SELECT 1 ORDER BY a NULLS", "NULLS");
    check_unread("SELECT 1 FETCH FIRST 2 ONLY", "ONLY");
}

#[test]
fn reads_set_operators_with_their_precedence() {
    check(
        "SELECT 1 UNION SELECT 2 EXCEPT ALL SELECT 3",
        "((select 1) [UNION] (select 2) [EXCEPT ALL] (select 3))",
    );
    check(
        "SELECT 1 UNION DISTINCT SELECT 2 INTERSECT SELECT 3 INTERSECT ALL VALUES (4) ORDER BY 1",
        "((select 1) [UNION DISTINCT] ((select 2) [INTERSECT] (select 3) [INTERSECT ALL] (values (4)))) [ORDER BY] 1",
    );
    check(
        "(SELECT 1 ORDER BY 1) UNION (TABLE t LIMIT 1)",
        "(((select 1) [ORDER BY] 1) [UNION] ((table t) [LIMIT 1] limit 1))",
    );
    check("((SELECT 1))", "(select 1)");
    check("(SELECT 1) LIMIT 2", "((select 1)) [LIMIT 2] limit 2");
    check("TABLE ONLY s.t", "(table s.t)");
    check("VALUES (1, 'a'), (2, NULL)", "(values (1 'a') (2 null))");
    check_unread("SELECT 1 UNION", "UNION");
}

#[test]
fn reads_with() {
    check(
        "WITH RECURSIVE a (b, c) AS MATERIALIZED (SELECT 1), d AS NOT MATERIALIZED (VALUES (2)) TABLE a",
        "(with recursive a(b,c) [MATERIALIZED] {(select 1)}, d [NOT MATERIALIZED] {(values (2))}) (table a)",
    );
    check(
        "WITH RECURSIVE a AS (SELECT 1) SEARCH DEPTH FIRST BY b, c SET d CYCLE e SET f TO 1 DEFAULT 0 USING g SELECT 2",
        "(with recursive a [SEARCH DEPTH FIRST BY b, c SET d] [CYCLE e SET f TO 1 DEFAULT 0 USING g] {(select 1)}) (select 2)",
    );
    check(
        "WITH a AS (DELETE FROM t RETURNING *) SELECT 1",
        "(with a {DELETE FROM t RETURNING *}) (select 1)",
    );
    check(
        "SELECT 1 UNION (WITH a AS (SELECT 2) SELECT 3)",
        "((select 1) [UNION] ((with a {(select 2)}) (select 3)))",
    );
}

#[test]
fn reads_queries_in_expressions() {
    check(
        "SELECT (SELECT a FROM t), ((SELECT 1) UNION SELECT 2)",
        "(select {(select a from t)} {(((select 1)) [UNION] (select 2))})",
    );
    check(
        "SELECT 1 WHERE (((SELECT 1)) + 2) = 3",
        "(select 1 [WHERE] (= (+ [(SELECT 1)] 2) 3))",
    );
    let sql = "SELECT 1 WHERE EXISTS (SELECT 2) AND a IN (SELECT 3) AND b = ANY (SELECT 4) AND c = ARRAY(SELECT 5)";
    let mut trees = Vec::new();
    read(sql).body.walk_queries(&mut |it| match &it.kind {
        ExprKind::Exists(query)
        | ExprKind::Subquery(query)
        | ExprKind::ArrayQuery(query)
        | ExprKind::InQuery { query, .. } => trees.push(subquery(query, sql)),
        _ => {}
    });
    assert_eq!(
        trees,
        [
            "{(select 2)}",
            "{(select 3)}",
            "{(select 4)}",
            "{(select 5)}"
        ]
    );
}

#[test]
fn keeps_the_query_around_one_that_it_cannot_read() {
    let sql = "WITH a AS (SELECT 1 FROBNICATE 2) SELECT (SELECT 3 +) FROM (SELECT 4 4) b";
    let statement = one(sql);
    let Body::Query(query) = &statement.body else {
        panic!("{:?}", statement.body);
    };
    assert_eq!(
        query_text(query, sql),
        "(with a unread {SELECT 1 FROBNICATE 2}) (select unread {SELECT 3 +} from unread {SELECT 4 4} [b] b)"
    );
    assert_eq!(statement.unread.map(|it| it.span.slice(sql)), Some("2"));
}
