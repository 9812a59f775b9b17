use super::context::integer;
use super::{Context, Finding, Findings};
use crate::parse::data_type::DataType;
use crate::service::{limit, timeline};

rule! {
    /// Precision or scale of `numeric` beyond the limit
    ///
    /// `numeric(p, s)` takes a precision from 1 to 1000 and a scale from -1000 to 1000. Before
    /// 2026-08-25 the limits were 38 and 37.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL. A value also has to fit into 510 bytes as it is stored.
    ///
    /// # Instead
    /// Use a smaller precision. A bare `numeric` becomes `numeric(18, 6)`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, a numeric(1001, 2));
    /// ```
    /// ```sql
    /// ALTER TABLE t ADD COLUMN b decimal(1000, 1001);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, a numeric(1000, -1000), b dec(38, 37), c numeric);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types"; AWS release notes 2026-08-25; precision observed on
    /// a cluster 2026-10-03.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_wide = ctx.release.date() >= timeline::WIDE_NUMERIC;
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        if data_type.name.value.system_name() != Some("numeric") {
            continue;
        }
        if is_wide {
            wide(data_type, findings);
        } else {
            narrow(data_type, findings);
        }
    }
}

fn wide(data_type: &DataType, findings: &mut Findings<'_>) {
    let most = limit::NUMERIC_PRECISION.value as i64;
    let mut modifiers = data_type.modifiers.iter();
    if let Some(precision) = modifiers.next()
        && let Some(digits) = integer(precision)
        && !(1..=most).contains(&digits)
    {
        findings.add(
            Finding::new(precision.span, format!("a precision of {digits} digits"))
                .note("Aurora DSQL takes a precision from 1 to 1000")
                .help("use a precision in this range")
                .server(
                    "22023",
                    format!("NUMERIC precision {digits} must be between 1 and 1000"),
                ),
        );
    }
    let most = limit::NUMERIC_SCALE.value as i64;
    if let Some(scale) = modifiers.next()
        && let Some(digits) = integer(scale)
        && !(-most..=most).contains(&digits)
    {
        findings.add(
            Finding::new(scale.span, format!("a scale of {digits} digits"))
                .note("Aurora DSQL takes a scale from -1000 to 1000")
                .help("use a scale in this range"),
        );
    }
}

/// Until [`timeline::WIDE_NUMERIC`].
fn narrow(data_type: &DataType, findings: &mut Findings<'_>) {
    let limits = [
        ("precision", limit::NARROW_NUMERIC_PRECISION.value as i64),
        ("scale", limit::NARROW_NUMERIC_SCALE.value as i64),
    ];
    for (modifier, (what, most)) in data_type.modifiers.iter().zip(limits) {
        if let Some(digits) = integer(modifier)
            && (digits > most || what == "precision" && digits < 1)
        {
            findings.add(
                Finding::new(modifier.span, format!("a {what} of {digits} digits"))
                    .note(format!(
                        "before {} Aurora DSQL takes a {what} up to {most}",
                        timeline::WIDE_NUMERIC
                    ))
                    .help(format!("use a {what} in this range")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::service::{Release, timeline};
    use crate::verify::{Options, Verifier};

    #[test]
    fn has_narrower_limits_in_an_earlier_release() {
        let release = Release::on(timeline::WIDE_NUMERIC.previous()).unwrap();
        let options = Options {
            release,
            ..Options::default()
        };
        let sql = "CREATE TABLE t (a numeric(38, 37), b numeric(39, 38))";
        let found = Verifier::new(options).verify_script(sql);
        let places: Vec<_> = found.iter().map(|it| it.span.slice(sql)).collect();
        assert_eq!(places, ["39", "38"]);
        assert!(found.iter().all(|it| it.server.is_none()));
    }
}
