use super::context::integer;
use super::{Context, Finding, Findings};
use crate::parse::data_type::TypeName;
use crate::service::limit::CHAR_BYTES;

rule! {
    /// `char` of more than 4096 bytes
    ///
    /// The declared length of `char(n)` and `bpchar(n)` ends at 4096.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL, and it counts bytes.
    ///
    /// # Instead
    /// Use `varchar(n)` up to 65535, or `text`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, a char(5000));
    /// ```
    /// ```sql
    /// ALTER TABLE t ADD COLUMN b bpchar(4097);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, a char(4096), b char, c varchar(5000));
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types"; `char(n)` observed on a cluster 2026-10-01.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        let length = data_type.modifiers.first().and_then(integer);
        let is_long = length.is_some_and(|it| it > CHAR_BYTES.value as i64);
        if data_type.name.value.system_name() != Some("bpchar") || !is_long {
            continue;
        }
        let message = stored.says(&format!("a length above {} bytes", CHAR_BYTES.value));
        let finding = Finding::new(data_type.span, message)
            .note("Aurora DSQL takes `char` up to 4096 bytes")
            .help("use `varchar` or `text`");
        // The text of the server is known for the spellings of the standard only.
        findings.add(match (&data_type.name.value, stored.column) {
            (TypeName::Named(_), Some(_)) => finding,
            _ => {
                let text = "Datatype limit greater than 4096 bytes not supported for char";
                stored.answer(finding, "54000", text.to_owned())
            }
        });
    }
}
