use super::context::integer;
use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::ddl::create_table::ColumnDef;
use crate::schema::Column;
use crate::service::limit::{KEY_BYTES_DECLARED, KEY_BYTES_DOCUMENTED, KEY_BYTES_STORED};
use crate::text::{Severity, Span};

rule! {
    /// Key wider than the service takes
    ///
    /// The declared lengths of the columns of a key may be 2,000 bytes together. The documentation
    /// promises 1,024 bytes, so one column that is declared longer is a warning.
    ///
    /// # Why
    /// Aurora DSQL refuses a declared key of more than 2,000 bytes, and a value of more than about
    /// 1,981 when it is written.
    ///
    /// # Instead
    /// Declare what is needed, or take a short key of its own. A bare `varchar` or `text` is
    /// accepted; its values are measured when they are written.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE pages (url varchar(3000) PRIMARY KEY);
    /// ```
    /// ```sql
    /// CREATE TABLE pages (host varchar(1000), path char(1001), UNIQUE (host, path));
    /// ```
    /// ```sql
    /// CREATE TABLE pages (url varchar(1025) PRIMARY KEY);
    /// ```
    /// ```sql
    /// CREATE TABLE pages (id uuid PRIMARY KEY, host varchar(1000), path char(1001));
    /// CREATE UNIQUE INDEX ASYNC pages_place ON pages (host, path);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE pages (url text PRIMARY KEY, host varchar(1024) UNIQUE, body varchar(65535));
    /// CREATE INDEX ASYNC pages_host ON pages (host, url) INCLUDE (body);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster 2026-10-01.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for key in ctx.table_keys() {
        let columns = key.columns.iter().map(|(column, span)| KeyColumn {
            name: &column.name.value,
            span: *span,
            bytes: written_bytes(column),
        });
        check_key(&columns.collect::<Vec<_>>(), findings);
    }
    let columns = ctx.index_columns();
    let columns = columns.iter().map(|(column, span)| KeyColumn {
        name: &column.name,
        span: *span,
        bytes: declared_bytes(column),
    });
    check_key(&columns.collect::<Vec<_>>(), findings);
}

/// A column of a key.
struct KeyColumn<'a> {
    name: &'a Ident,
    /// Where the key names it.
    span: Span,
    /// The declared length of `char(n)` and `varchar(n)`.
    bytes: Option<i64>,
}

fn check_key(columns: &[KeyColumn<'_>], findings: &mut Findings<'_>) {
    let most = KEY_BYTES_DECLARED.value as i64;
    let mut sum = 0_i64;
    let too_wide = columns.iter().find(|it| {
        sum = sum.saturating_add(it.bytes.unwrap_or(0));
        sum > most
    });
    if let Some(column) = too_wide {
        findings.add(
            Finding::new(
                column.span,
                format!("this key is declared {sum} bytes wide"),
            )
            .note(format!("Aurora DSQL takes keys of at most {most} bytes"))
            .help("shorten its columns, or take a key of its own")
            .server("54000", "key size greater than 2000 bytes not supported"),
        );
        return;
    }
    let promised = KEY_BYTES_DOCUMENTED.value as i64;
    for column in columns {
        if let Some(bytes) = column.bytes.filter(|it| *it > promised) {
            findings.add(
                Finding::new(
                    column.span,
                    format!("key column `{}` is declared {bytes} bytes wide", column.name),
                )
                .severity(Severity::Warning)
                .note(format!(
                    "Aurora DSQL documents keys of at most {promised} bytes, and was seen to take {}",
                    KEY_BYTES_STORED.value
                ))
                .help("shorten the column, or take a key of its own"),
            );
        }
    }
}

/// The length that the statement itself declares.
fn written_bytes(column: &ColumnDef) -> Option<i64> {
    let data_type = &column.data_type;
    let name = data_type.name.value.system_name();
    (is_text(name) && data_type.array.is_none())
        .then(|| data_type.modifiers.first().and_then(integer))
        .flatten()
}

/// The length that a statement before has declared. One of 65,535 bytes says no more than none.
fn declared_bytes(column: &Column) -> Option<i64> {
    if !is_text(column.data_type.system_name()) {
        return None;
    }
    let displayed = column.data_type.to_string();
    let (_, length) = displayed.strip_suffix(')')?.split_once('(')?;
    length.parse().ok()
}

fn is_text(name: Option<&str>) -> bool {
    matches!(name, Some("bpchar" | "varchar"))
}
