use super::{Context, Finding, Findings};

rule! {
    /// Compression method of a column
    ///
    /// `COMPRESSION method` is refused.
    ///
    /// # Why
    /// Aurora DSQL compresses `text`, `varchar`, `bpchar`, `json` and `jsonb` outside of keys by
    /// itself.
    ///
    /// # Instead
    /// Leave the clause out. `STORAGE PLAIN` or `STORAGE EXTERNAL` turns compression off.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body text COMPRESSION lz4);
    /// ```
    /// ```sql
    /// ALTER TABLE docs ADD COLUMN summary text COMPRESSION pglz;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body text STORAGE EXTERNAL, compression text);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-10, without the text of the answer.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for column in ctx.columns() {
        if let Some(span) = column.compression {
            findings.add(
                Finding::new(
                    span,
                    format!("column `{}` has a compression method", column.name.value),
                )
                .note("Aurora DSQL chooses the compression itself")
                .help("leave `COMPRESSION` out; `STORAGE PLAIN` turns compression off"),
            );
        }
    }
}
