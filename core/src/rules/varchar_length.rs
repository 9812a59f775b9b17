use super::context::integer;
use super::{Context, Finding, Findings};
use crate::service::limit::VARCHAR_BYTES;

rule! {
    /// `varchar` of more than 65535 bytes
    ///
    /// The declared length of `varchar(n)` ends at 65535, which is also that of a bare `varchar`.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL, and it counts bytes.
    ///
    /// # Instead
    /// Use `text`, which holds 1 MiB as it is stored.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, a varchar(70000));
    /// ```
    /// ```sql
    /// ALTER TABLE t ADD COLUMN b character varying(65536);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, a varchar(65535), b varchar, c text);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types"; observed on a cluster 2026-10-01.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        let length = data_type.modifiers.first().and_then(integer);
        let is_long = length.is_some_and(|it| it > VARCHAR_BYTES.value as i64);
        if data_type.name.value.system_name() == Some("varchar") && is_long {
            let message = stored.says(&format!("a length above {} bytes", VARCHAR_BYTES.value));
            let finding = Finding::new(data_type.span, message)
                .note("Aurora DSQL takes `varchar` up to 65535 bytes")
                .help("use `text`");
            let text = "Datatype limit greater than 65535 bytes not supported for varchar";
            findings.add(stored.answer(finding, "54000", text.to_owned()));
        }
    }
}
