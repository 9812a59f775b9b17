//! `INSERT`, `UPDATE`, `DELETE`, `MERGE`, and the statements that hold a query: every clause.

use super::query::{item_text, query_text, target_text};
use super::{dump, one, read};
use crate::parse::Body;
use crate::parse::query::Preparable;
use crate::parse::query::copy::CopySource;
use crate::parse::query::create_table_as::RowSource;
use crate::parse::query::insert::{ConflictAction, ConflictTarget, Insert, InsertSource};
use crate::parse::query::merge::{Merge, MergeAction};
use crate::parse::query::target::{Assignment, AssignmentTarget, Returning};
use crate::parse::query::update::Selection;
use crate::text::Span;

#[track_caller]
fn check(sql: &str, expected: &str) {
    assert_eq!(body_text(&read(sql).body, sql), expected, "{sql}");
}

#[track_caller]
fn check_unread(sql: &str, at: &str) {
    let unread = one(sql).unread.map(|it| it.span.slice(sql));
    assert_eq!(unread, Some(at), "{sql}");
}

fn place(span: Option<Span>, sql: &str) -> String {
    span.map_or(String::new(), |it| format!(" [{}]", it.slice(sql)))
}

fn body_text(body: &Body, sql: &str) -> String {
    match body {
        Body::Query(it) => query_text(it, sql),
        Body::Insert(it) => insert_text(it, sql),
        Body::Update(it) => {
            let alias = it.alias.as_ref().map(|it| it.span);
            let from = it.from.as_ref().map_or(String::new(), |it| {
                let items: Vec<_> = it.items.iter().map(|it| item_text(it, sql)).collect();
                format!(" from {}", items.join(", "))
            });
            format!(
                "update {}{}{}{from}{}{}",
                it.table.name.value,
                place(alias, sql),
                assignments(&it.assignments, sql),
                selection(it.selection.as_ref(), sql),
                returning(it.returning.as_ref(), sql),
            )
        }
        Body::Delete(it) => {
            let using = it.using.as_ref().map_or(String::new(), |it| {
                let items: Vec<_> = it.items.iter().map(|it| item_text(it, sql)).collect();
                format!(" [{}] {}", it.keyword.slice(sql), items.join(", "))
            });
            format!(
                "delete {}{}{using}{}{}",
                it.table.name.value,
                place(it.alias.as_ref().map(|it| it.span), sql),
                selection(it.selection.as_ref(), sql),
                returning(it.returning.as_ref(), sql),
            )
        }
        Body::Merge(it) => merge_text(it, sql),
        Body::CreateTableAs(it) => {
            let source = match &it.source {
                RowSource::Query(it) => query_text(it, sql),
                RowSource::Execute(name, arguments) => {
                    format!("execute {}/{}", name.value, arguments.len())
                }
            };
            format!(
                "create {}/{}{}{}{} as {source}{}",
                it.name.value,
                it.columns.len(),
                place(it.persistence.map(|it| it.span), sql),
                place(it.if_not_exists, sql),
                place(it.clauses, sql),
                place(it.with_data.map(|it| it.span), sql),
            )
        }
        Body::Explain(it) => format!(
            "explain{}{} {}",
            place(it.options, sql),
            if it.analyze.is_some() { " analyze" } else { "" },
            body_text(&it.statement.body, sql)
        ),
        Body::Prepare(it) => format!(
            "prepare {}/{} {}",
            it.name.value,
            it.types.len(),
            preparable(&it.statement, sql)
        ),
        Body::DeclareCursor(it) => format!(
            "declare {}{}{} {}",
            it.name.value,
            place(it.options, sql),
            place(it.hold.map(|it| it.span), sql),
            query_text(&it.query, sql)
        ),
        Body::Copy(it) => {
            let source = match &it.source {
                CopySource::Table(name, columns) => format!("{}/{}", name.value, columns.len()),
                CopySource::Query(it) => preparable(it, sql),
            };
            let condition = it.condition.as_ref();
            format!(
                "copy {source}{}{}{}{}",
                place(Some(it.is_to.span), sql),
                place(Some(it.place), sql),
                place(it.options, sql),
                condition.map_or(String::new(), |it| format!(" where {}", dump(&it.1, sql)))
            )
        }
        other => format!("{other:?}"),
    }
}

fn preparable(statement: &Preparable, sql: &str) -> String {
    let body = match statement.clone() {
        Preparable::Query(it) => Body::Query(it),
        Preparable::Insert(it) => Body::Insert(it),
        Preparable::Update(it) => Body::Update(it),
        Preparable::Delete(it) => Body::Delete(it),
        Preparable::Merge(it) => Body::Merge(it),
    };
    body_text(&body, sql)
}

fn targets(targets: &[AssignmentTarget], sql: &str) -> String {
    let all: Vec<_> = targets
        .iter()
        .map(|it| {
            let part = it.part.as_ref();
            part.map_or(it.column.value.to_string(), |it| dump(it, sql))
        })
        .collect();
    format!("({})", all.join(" "))
}

fn assignments(assignments: &[Assignment], sql: &str) -> String {
    assignments
        .iter()
        .map(|it| {
            let row = if it.is_row { "row " } else { "" };
            format!(
                " set {row}{}={}",
                targets(&it.targets, sql),
                dump(&it.value, sql)
            )
        })
        .collect()
}

fn selection(selection: Option<&Selection>, sql: &str) -> String {
    match selection {
        Some(Selection::Where(word, it)) => {
            format!(" [{}] {}", word.slice(sql), dump(it, sql))
        }
        Some(Selection::CurrentOf(clause, name)) => {
            format!(" [{}] {}", clause.slice(sql), name.value)
        }
        None => String::new(),
    }
}

fn returning(returning: Option<&Returning>, sql: &str) -> String {
    returning.map_or(String::new(), |it| {
        let targets: Vec<_> = it.targets.iter().map(|it| target_text(it, sql)).collect();
        format!(" [{}] {}", it.keyword.slice(sql), targets.join(" "))
    })
}

fn insert_text(insert: &Insert, sql: &str) -> String {
    let mut text = format!(
        "insert {}{}",
        insert.table.name.value,
        place(insert.alias.as_ref().map(|it| it.span), sql)
    );
    if !insert.columns.is_empty() {
        text.push_str(&targets(&insert.columns, sql));
    }
    text.push_str(&place(insert.overriding.map(|it| it.span), sql));
    match &insert.source {
        InsertSource::DefaultValues(span) => text.push_str(&place(Some(*span), sql)),
        InsertSource::Query(query) => text.push_str(&format!(" {}", query_text(query, sql))),
    }
    if let Some(conflict) = &insert.on_conflict {
        text.push_str(&place(Some(conflict.span), sql));
        match &conflict.target {
            Some(ConflictTarget::Keys(keys, condition)) => {
                text.push_str(&format!(" keys/{}", keys.len()));
                if let Some((_, it)) = condition {
                    text.push_str(&format!(" {}", dump(it, sql)));
                }
            }
            Some(ConflictTarget::Constraint(span, name)) => {
                text.push_str(&format!("{} {}", place(Some(*span), sql), name.value));
            }
            None => {}
        }
        match &conflict.action {
            ConflictAction::Nothing(span) => text.push_str(&place(Some(*span), sql)),
            ConflictAction::Update {
                keyword,
                assignments: them,
                condition,
            } => {
                text.push_str(&place(Some(*keyword), sql));
                text.push_str(&assignments(them, sql));
                if let Some((word, it)) = condition {
                    text.push_str(&format!(" [{}] {}", word.slice(sql), dump(it, sql)));
                }
            }
        }
    }
    text + &returning(insert.returning.as_ref(), sql)
}

fn merge_text(merge: &Merge, sql: &str) -> String {
    let mut text = format!(
        "merge {}{} using {} on {}",
        merge.table.name.value,
        place(merge.alias.as_ref().map(|it| it.span), sql),
        item_text(&merge.using.1, sql),
        dump(&merge.on.1, sql)
    );
    for clause in &merge.clauses {
        text.push_str(&place(Some(clause.matched.span), sql));
        if let Some(condition) = &clause.condition {
            text.push_str(&format!(" {}", dump(condition, sql)));
        }
        match &clause.action {
            MergeAction::Insert {
                columns,
                overriding,
                values,
                ..
            } => {
                text.push_str(&format!(" insert{}", targets(columns, sql)));
                text.push_str(&place(overriding.map(|it| it.span), sql));
                let values = values.as_ref().map_or(0, Vec::len);
                text.push_str(&format!("/{values}"));
            }
            MergeAction::Update(span, them) => {
                text.push_str(&place(Some(*span), sql));
                text.push_str(&assignments(them, sql));
            }
            MergeAction::Delete(span) | MergeAction::Nothing(span) => {
                text.push_str(&place(Some(*span), sql));
            }
        }
    }
    text + &returning(merge.returning.as_ref(), sql)
}

#[test]
fn reads_inserts() {
    check(
        "INSERT INTO s.t DEFAULT VALUES",
        "insert s.t [DEFAULT VALUES]",
    );
    check(
        "INSERT INTO t AS x (a, b[1], c.d, values) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT) RETURNING *, a AS b",
        "insert t [x](a (at-index b 1) c.d \"values\") [OVERRIDING SYSTEM VALUE] (values (1 default)) [RETURNING] * a:b",
    );
    check(
        "INSERT INTO t (SELECT 1) ON CONFLICT DO NOTHING",
        "insert t (select 1) [ON CONFLICT DO NOTHING] [DO NOTHING]",
    );
    check(
        "INSERT INTO t ((SELECT 1) UNION SELECT 2)",
        "insert t (((select 1)) [UNION] (select 2))",
    );
    check(
        "INSERT INTO t (a) OVERRIDING USER VALUE WITH b AS (SELECT 1) TABLE b",
        "insert t(a) [OVERRIDING USER VALUE] (with b {(select 1)}) (table b)",
    );
    check(
        "INSERT INTO t VALUES (1) ON CONFLICT (a, lower(b) COLLATE \"C\" text_ops) WHERE c DO UPDATE SET d = excluded.d, (e, f) = ROW (1, 2) WHERE t.g RETURNING 1",
        "insert t (values (1)) [ON CONFLICT (a, lower(b) COLLATE \"C\" text_ops) WHERE c DO UPDATE SET d = excluded.d, (e, f) = ROW (1, 2) WHERE t.g] keys/2 c [DO UPDATE SET] set (d)=excluded.d set row (e f)=(row 1 2) [WHERE] t.g [RETURNING] 1",
    );
    check(
        "INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT t_pkey DO NOTHING",
        "insert t (values (1)) [ON CONFLICT ON CONSTRAINT t_pkey DO NOTHING] [ON CONSTRAINT t_pkey] t_pkey [DO NOTHING]",
    );
    check_unread("INSERT INTO t", "t");
    check_unread("INSERT INTO t (a, 1) VALUES (2, 3)", "1");
    check_unread("INSERT INTO t x VALUES (1)", "x");
}

#[test]
fn reads_updates_and_deletes() {
    check(
        "UPDATE ONLY s.t AS x SET a = 1, b[2] = DEFAULT, c.d = 3 FROM u, v WHERE e RETURNING x.*",
        "update s.t [x] set (a)=1 set ((at-index b 2))=default set (c.d)=3 from u, v [WHERE] e [RETURNING] x.*",
    );
    check(
        "UPDATE t x SET (a, b) = (SELECT 1, 2), (c) = ROW (3)",
        "update t [x] set row (a b)=[SELECT 1, 2] set row (c)=(row 3)",
    );
    check(
        "UPDATE t SET a = 1 WHERE CURRENT OF c",
        "update t set (a)=1 [WHERE CURRENT OF c] c",
    );
    check(
        "DELETE FROM t x USING a JOIN b ON c, d WHERE e RETURNING f",
        "delete t [x] [USING] (a [JOIN] b on c), d [WHERE] e [RETURNING] f",
    );
    check(
        "DELETE FROM ONLY t WHERE CURRENT OF c",
        "delete t [WHERE CURRENT OF c] c",
    );
    check("WITH a AS (SELECT 1) DELETE FROM t *", "delete t");
    check_unread("UPDATE t SET a", "a");
    check_unread("UPDATE t SET a = 1,", ",");
    check_unread("DELETE t", "t");
}

#[test]
fn reads_merges() {
    check(
        "MERGE INTO t AS x USING (SELECT 1) y ON a = b WHEN MATCHED AND c THEN UPDATE SET d = 1 WHEN NOT MATCHED THEN INSERT (e, f) OVERRIDING USER VALUE VALUES (2, DEFAULT) WHEN MATCHED THEN DELETE WHEN NOT MATCHED BY SOURCE THEN DO NOTHING WHEN NOT MATCHED BY TARGET THEN INSERT DEFAULT VALUES",
        "merge t [x] using {(select 1)} [y] y on (= a b) [MATCHED] c [UPDATE SET] set (d)=1 [NOT MATCHED] insert(e f) [OVERRIDING USER VALUE]/2 [MATCHED] [DELETE] [NOT MATCHED BY SOURCE] [DO NOTHING] [NOT MATCHED BY TARGET] insert()/0",
    );
    check_unread("MERGE INTO t USING u ON a", "a");
    check_unread(
        "MERGE INTO t USING u ON a WHEN MATCHED THEN SELECT",
        "SELECT",
    );
}

#[test]
fn reads_statements_that_hold_a_query() {
    check("EXPLAIN SELECT 1", "explain (select 1)");
    check(
        "EXPLAIN ANALYZE VERBOSE DELETE FROM t",
        "explain [ANALYZE VERBOSE] analyze delete t",
    );
    check(
        "EXPLAIN (ANALYZE, COSTS off) (SELECT 1)",
        "explain [(ANALYZE, COSTS off)] analyze (select 1)",
    );
    check(
        "EXPLAIN (ANALYZE off) CREATE TABLE t AS SELECT 1",
        "explain [(ANALYZE off)] create t/0 as (select 1)",
    );
    check("EXPLAIN (SELECT 1)", "explain (select 1)");
    check_unread("EXPLAIN EXPLAIN SELECT 1", "EXPLAIN");
    check_unread("EXPLAIN SELECT 1 +", "+");
    check(
        "PREPARE p (int, text[]) AS UPDATE t SET a = $1",
        "prepare p/2 update t set (a)=$1",
    );
    check(
        "DECLARE c BINARY NO SCROLL CURSOR WITH HOLD FOR SELECT 1 FOR UPDATE",
        "declare c [BINARY NO SCROLL] [WITH HOLD] (select 1) [FOR UPDATE] Update",
    );
    check("COPY t FROM stdin", "copy t/0 [FROM] [stdin]");
    check(
        "COPY s.t (a, b) FROM PROGRAM 'x' WITH (FORMAT csv) WHERE a > 1",
        "copy s.t/2 [FROM] [PROGRAM 'x'] [WITH (FORMAT csv)] where (> a 1)",
    );
    check(
        "COPY (DELETE FROM t RETURNING a) TO STDOUT CSV HEADER",
        "copy delete t [RETURNING] a [TO] [STDOUT] [CSV HEADER]",
    );
    check(
        "CREATE TEMP TABLE IF NOT EXISTS t (a, b) WITH (x = 1) ON COMMIT DROP AS VALUES (1, 2) WITH NO DATA",
        "create t/2 [TEMP] [IF NOT EXISTS] [WITH (x = 1) ON COMMIT DROP] as (values (1 2)) [WITH NO DATA]",
    );
    check(
        "CREATE TABLE t AS EXECUTE p (1, 2) WITH DATA",
        "create t/0 as execute p/2 [WITH DATA]",
    );
}
