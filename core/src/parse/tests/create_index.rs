//! `CREATE INDEX` and `DROP`, every clause.

use super::outline::check as check_tree;
use super::{dump, one, read};
use crate::parse::Body;
use crate::parse::ddl::index::{CreateIndex, IndexTarget};

#[track_caller]
fn check(sql: &str, expected: &str) {
    let statement = read(sql);
    let Body::CreateIndex(index) = &statement.body else {
        panic!("{sql}: {:?}", statement.kind);
    };
    assert_eq!(summary(index, sql), expected, "{sql}");
}

/// `name table(keys) [clauses]`
fn summary(index: &CreateIndex, sql: &str) -> String {
    let keys: Vec<_> = index
        .keys
        .iter()
        .map(|key| {
            let mut text = match &key.target {
                IndexTarget::Column(name) => name.value.to_string(),
                IndexTarget::Expression(value) => format!("<{}>", dump(value, sql)),
            };
            for span in [
                key.collation.as_ref().map(|it| it.0),
                key.operator_class.as_ref().map(|it| it.span),
                key.descending.map(|it| it.span),
                key.nulls_first.map(|it| it.span),
            ]
            .into_iter()
            .flatten()
            {
                text.push_str(&format!(" {}", span.slice(sql)));
            }
            text
        })
        .collect();
    let name = index
        .name
        .as_ref()
        .map_or("_".to_owned(), |it| it.value.to_string());
    let mut text = format!("{name} {}({})", index.table.value, keys.join(", "));
    for span in [
        index.unique,
        index.asynchronous,
        index.concurrently,
        index.if_not_exists,
        index.method.as_ref().map(|it| it.0),
        index.with,
        index.tablespace,
    ]
    .into_iter()
    .flatten()
    {
        text.push_str(&format!(" [{}]", span.slice(sql)));
    }
    if !index.include.is_empty() {
        let include: Vec<_> = index.include.iter().map(|it| dump(it, sql)).collect();
        text.push_str(&format!(" include {}", include.join(",")));
    }
    if index.nulls_not_distinct.is_some() {
        text.push_str(" nulls-not-distinct");
    }
    if let Some((_, predicate)) = &index.predicate {
        text.push_str(&format!(" where {}", dump(predicate, sql)));
    }
    text
}

#[test]
fn reads_every_clause_of_create_index() {
    check("CREATE INDEX i ON t (a)", "i t(a)");
    check("CREATE INDEX ON t (a)", "_ t(a)");
    check("CREATE INDEX\n idx ON t (a)", "idx t(a)");
    check(
        "CREATE UNIQUE INDEX ASYNC IF NOT EXISTS i ON s.t (a)",
        "i s.t(a) [UNIQUE] [ASYNC] [IF NOT EXISTS]",
    );
    check("CREATE INDEX async ON t (a)", "_ t(a) [async]");
    check(
        "CREATE INDEX CONCURRENTLY ON t (a)",
        "_ t(a) [CONCURRENTLY]",
    );
    check("CREATE INDEX ASYNC i ON ONLY t (a)", "i t(a) [ASYNC]");
    check(
        "CREATE INDEX i ON t USING gin (doc jsonb_path_ops)",
        "i t(doc jsonb_path_ops) [USING gin]",
    );
    check(
        "CREATE INDEX i ON t (a COLLATE \"C\" s.text_ops (x = 1) DESC NULLS LAST, b ASC NULLS FIRST)",
        "i t(a COLLATE \"C\" s.text_ops DESC NULLS LAST, b ASC NULLS FIRST)",
    );
    check(
        "CREATE INDEX i ON t (lower(a), (a || b) text_ops, ((a + 1)), s.f(a, 1) DESC, coalesce(a, b), cast(a AS int))",
        "i t(<(lower a)>, <(|| a b)> text_ops, <(+ a 1)>, <(s.f a 1)> DESC, <(\"coalesce\" a b)>, <(:: a int4)>)",
    );
    check(
        "CREATE INDEX i ON t (name, timestamp, \"Id\", (b))",
        "i t(name, \"timestamp\", \"Id\", b)",
    );
    check(
        "CREATE INDEX i ON t (a) INCLUDE (b, \"C\") NULLS NOT DISTINCT WITH (fillfactor=70) TABLESPACE s WHERE a > 0 AND b IS NULL",
        "i t(a) [WITH (fillfactor=70)] [TABLESPACE s] include b,\"C\" nulls-not-distinct where (and (> a 0) (is-null b))",
    );
    check("CREATE INDEX i ON t (a) NULLS DISTINCT", "i t(a)");
    for sql in [
        "CREATE INDEX i ON t",
        "CREATE INDEX i ON t (a) x",
        "CREATE INDEX i ON t ()",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}

#[test]
fn reads_drops() {
    for (sql, expected) in [
        ("DROP TABLE a", "a"),
        (
            "DROP TABLE IF EXISTS a, s.\"B\" CASCADE",
            "a s.\"B\" if-exists cascade",
        ),
        ("DROP VIEW a RESTRICT", "a"),
        (
            "DROP INDEX CONCURRENTLY IF EXISTS a",
            "a concurrently if-exists",
        ),
        ("DROP SCHEMA a, b CASCADE", "a b cascade"),
        ("DROP SEQUENCE a", "a"),
        ("DROP DOMAIN a.b", "a.b"),
        ("DROP TYPE IF EXISTS a", "a if-exists"),
    ] {
        let statement = read(sql);
        let Body::Drop(drop) = &statement.body else {
            panic!("{sql}: {:?}", statement.kind);
        };
        let names: Vec<_> = drop.names.iter().map(|it| it.value.to_string()).collect();
        let mut text = names.join(" ");
        for (flag, word) in [
            (drop.concurrently, " concurrently"),
            (drop.if_exists, " if-exists"),
            (drop.cascade, " cascade"),
        ] {
            text.push_str(flag.map_or("", |_| word));
        }
        assert_eq!(text, expected, "{sql}");
    }
}

#[test]
fn knows_the_place_of_every_part_of_a_clause() {
    check_tree(
        "CREATE INDEX i ON ONLY t USING gist (a s.ops (siglen = 16) DESC NULLS LAST) NULLS NOT DISTINCT WITH (fillfactor = 70)",
        "CreateIndex(index=[INDEX], name=[i], on=[ON], only=[ONLY], table=[t], method=[USING gist] [gist], keys=[IndexKey([a s.ops (siglen = 16) DESC NULLS LAST], target=Column([a]), operator_class=[s.ops], parameters=[Parameter([siglen = 16], name=[siglen], value=[16])], descending=true[DESC], nulls_first=false[NULLS LAST])], nulls_not_distinct=[NULLS NOT DISTINCT], with=[WITH (fillfactor = 70)], parameters=[Parameter([fillfactor = 70], name=[fillfactor], value=[70])])",
    );
}
