use super::{Context, Finding, Findings};

rule! {
    /// Large object
    ///
    /// The functions `lo_create`, `lo_import`, `lo_get` and their kin have nothing to work on.
    ///
    /// # Why
    /// Aurora DSQL stores values of up to 1 MiB in columns, and nothing beside tables.
    ///
    /// # Instead
    /// Use `bytea` up to 1 MiB, and an object store such as Amazon S3 beyond.
    ///
    /// # Refused
    /// ```sql
    /// SELECT lo_from_bytea(0, '\x00');
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE files (id uuid PRIMARY KEY, lo_get bytea);
    /// ```
    ///
    /// # Source
    /// Expected, since it is not documented; nobody has recorded the answer.
    check: check,
}

/// The functions of PostgreSQL for large objects.
const FUNCTIONS: [&str; 18] = [
    "lo_close",
    "lo_creat",
    "lo_create",
    "lo_export",
    "lo_from_bytea",
    "lo_get",
    "lo_import",
    "lo_lseek",
    "lo_lseek64",
    "lo_open",
    "lo_put",
    "lo_tell",
    "lo_tell64",
    "lo_truncate",
    "lo_truncate64",
    "lo_unlink",
    "loread",
    "lowrite",
];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for call in ctx.calls() {
        let Some(name) = FUNCTIONS.into_iter().find(|it| call.is_system(it)) else {
            continue;
        };
        findings.add(
            Finding::new(call.span, format!("`{name}` cannot be called"))
                .note("Aurora DSQL has no large objects")
                .help("use `bytea` up to 1 MiB, and an object store beyond")
                .expected(),
        );
    }
}
