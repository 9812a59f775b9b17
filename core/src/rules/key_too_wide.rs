use super::context::integer;
use super::{Context, Finding, Findings};
use crate::parse::ddl::create_table::ColumnDef;
use crate::service::limit::{KEY_BYTES_DECLARED, KEY_BYTES_DOCUMENTED, KEY_BYTES_STORED};
use crate::text::Severity;

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
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE pages (url text PRIMARY KEY, host varchar(1024) UNIQUE, body varchar(65535));
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster 2026-10-01.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let most = KEY_BYTES_DECLARED.value as i64;
    for key in ctx.table_keys() {
        let mut sum = 0_i64;
        let too_wide = key.columns.iter().find(|(column, _)| {
            sum = sum.saturating_add(declared_bytes(column).unwrap_or(0));
            sum > most
        });
        if let Some((_, span)) = too_wide {
            findings.add(
                Finding::new(*span, format!("this key is declared {sum} bytes wide"))
                    .note(format!("Aurora DSQL takes keys of at most {most} bytes"))
                    .help("shorten its columns, or take a key of its own")
                    .server("54000", "key size greater than 2000 bytes not supported"),
            );
            continue;
        }
        let promised = KEY_BYTES_DOCUMENTED.value as i64;
        for (column, span) in &key.columns {
            if let Some(bytes) = declared_bytes(column).filter(|it| *it > promised) {
                findings.add(
                    Finding::new(
                        *span,
                        format!(
                            "key column `{}` is declared {bytes} bytes wide",
                            column.name.value
                        ),
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
}

/// The declared length of `char(n)` and `varchar(n)`.
fn declared_bytes(column: &ColumnDef) -> Option<i64> {
    let data_type = &column.data_type;
    let is_text = matches!(
        data_type.name.value.system_name(),
        Some("bpchar" | "varchar")
    );
    (is_text && data_type.array.is_none())
        .then(|| data_type.modifiers.first().and_then(integer))
        .flatten()
}
