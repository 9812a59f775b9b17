use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::service::limit::{COLUMNS, COLUMNS_DOCUMENTED, COLUMNS_WITH_PRIMARY_KEY};
use crate::text::Severity;

rule! {
    /// Table of more than 255 columns
    ///
    /// The documentation promises 255 columns. A cluster took 256 and refused 257, so the 256th is
    /// a warning.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL. With a primary key the text is about an index, because
    /// that index holds every column.
    ///
    /// # Instead
    /// Move columns to a second table with the same key, or into a `jsonb` column.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE wide (
    ///     a0 int, a1 int, a2 int, a3 int, a4 int, a5 int, a6 int, a7 int, a8 int, a9 int, b0 int,
    ///     b1 int, b2 int, b3 int, b4 int, b5 int, b6 int, b7 int, b8 int, b9 int, c0 int, c1 int,
    ///     c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, d0 int, d1 int, d2 int,
    ///     d3 int, d4 int, d5 int, d6 int, d7 int, d8 int, d9 int, e0 int, e1 int, e2 int, e3 int,
    ///     e4 int, e5 int, e6 int, e7 int, e8 int, e9 int, f0 int, f1 int, f2 int, f3 int, f4 int,
    ///     f5 int, f6 int, f7 int, f8 int, f9 int, g0 int, g1 int, g2 int, g3 int, g4 int, g5 int,
    ///     g6 int, g7 int, g8 int, g9 int, h0 int, h1 int, h2 int, h3 int, h4 int, h5 int, h6 int,
    ///     h7 int, h8 int, h9 int, i0 int, i1 int, i2 int, i3 int, i4 int, i5 int, i6 int, i7 int,
    ///     i8 int, i9 int, j0 int, j1 int, j2 int, j3 int, j4 int, j5 int, j6 int, j7 int, j8 int,
    ///     j9 int, k0 int, k1 int, k2 int, k3 int, k4 int, k5 int, k6 int, k7 int, k8 int, k9 int,
    ///     l0 int, l1 int, l2 int, l3 int, l4 int, l5 int, l6 int, l7 int, l8 int, l9 int, m0 int,
    ///     m1 int, m2 int, m3 int, m4 int, m5 int, m6 int, m7 int, m8 int, m9 int, n0 int, n1 int,
    ///     n2 int, n3 int, n4 int, n5 int, n6 int, n7 int, n8 int, n9 int, o0 int, o1 int, o2 int,
    ///     o3 int, o4 int, o5 int, o6 int, o7 int, o8 int, o9 int, p0 int, p1 int, p2 int, p3 int,
    ///     p4 int, p5 int, p6 int, p7 int, p8 int, p9 int, q0 int, q1 int, q2 int, q3 int, q4 int,
    ///     q5 int, q6 int, q7 int, q8 int, q9 int, r0 int, r1 int, r2 int, r3 int, r4 int, r5 int,
    ///     r6 int, r7 int, r8 int, r9 int, s0 int, s1 int, s2 int, s3 int, s4 int, s5 int, s6 int,
    ///     s7 int, s8 int, s9 int, t0 int, t1 int, t2 int, t3 int, t4 int, t5 int, t6 int, t7 int,
    ///     t8 int, t9 int, u0 int, u1 int, u2 int, u3 int, u4 int, u5 int, u6 int, u7 int, u8 int,
    ///     u9 int, v0 int, v1 int, v2 int, v3 int, v4 int, v5 int, v6 int, v7 int, v8 int, v9 int,
    ///     w0 int, w1 int, w2 int, w3 int, w4 int, w5 int, w6 int, w7 int, w8 int, w9 int, x0 int,
    ///     x1 int, x2 int, x3 int, x4 int, x5 int, x6 int, x7 int, x8 int, x9 int, y0 int, y1 int,
    ///     y2 int, y3 int, y4 int, y5 int, y6 int, y7 int, y8 int, y9 int, z0 int, z1 int, z2 int,
    ///     z3 int, z4 int, z5 int, z6 int
    /// );
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE narrow (id uuid PRIMARY KEY, attributes jsonb);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster 2026-10-01.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check_added(ctx, findings);
    let Some(table) = ctx.create_table() else {
        return;
    };
    let promised = COLUMNS_DOCUMENTED.value as usize;
    let has_primary_key = ctx
        .constraints()
        .any(|it| matches!(it.kind, ConstraintKind::PrimaryKey(_)));
    let limit = if has_primary_key {
        COLUMNS_WITH_PRIMARY_KEY
    } else {
        COLUMNS
    };
    let count = table.columns().count();
    let message = format!("table `{}` has {count} columns", table.name.value);
    // The first column that goes beyond what is taken, or else beyond what is promised.
    if let Some(column) = table.columns().nth(limit.value as usize) {
        let text = if has_primary_key {
            "cannot use more than 256 columns in an index"
        } else {
            "tables can have at most 255 columns"
        };
        findings.add(
            Finding::new(column.name.span, message)
                .note(format!("Aurora DSQL takes at most {} columns", limit.value))
                .help("move columns to a second table, or into a `jsonb` column")
                .server("54011", text),
        );
    } else if let Some(column) = table.columns().nth(promised) {
        findings.add(
            Finding::new(column.name.span, message)
                .severity(Severity::Warning)
                .note(format!(
                    "Aurora DSQL documents at most {promised} columns; one more was seen to pass"
                ))
                .help("move columns to a second table, or into a `jsonb` column"),
        );
    }
}

/// Columns that are added to a table which statements before have made.
fn check_added(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(table) = ctx.altered_table() else {
        return;
    };
    let limit = match table.primary_key {
        Some(_) => COLUMNS_WITH_PRIMARY_KEY,
        None => COLUMNS,
    };
    let most = limit.value as usize;
    if let Some(column) = ctx.columns().nth(most.saturating_sub(table.columns.len())) {
        let name = &table.name.name;
        findings.add(
            Finding::new(
                column.name.span,
                format!("table `{name}` has {most} columns already"),
            )
            .note(format!("Aurora DSQL takes at most {most} columns"))
            .help("move columns to a second table, or into a `jsonb` column")
            .server_partly(limit.sqlstate, limit.message.map(str::to_owned)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Severity;
    use crate::verify::{Options, Verifier};

    #[test]
    fn warns_between_what_is_promised_and_what_is_taken() {
        for (count, severity) in [
            (255, None),
            (256, Some(Severity::Warning)),
            (257, Some(Severity::Error)),
        ] {
            let columns: Vec<_> = (1..=count).map(|at| format!("c{at} int")).collect();
            let sql = format!("CREATE TABLE t ({}, PRIMARY KEY (c1))", columns.join(", "));
            let found = Verifier::new(Options::default()).verify_script(&sql);
            assert_eq!(found.first().map(|it| it.severity), severity, "{count}");
            let server = found.first().and_then(|it| it.server.as_ref());
            assert_eq!(
                server.and_then(|it| it.message.as_deref()),
                (count > 256).then_some("cannot use more than 256 columns in an index")
            );
        }
    }
}
