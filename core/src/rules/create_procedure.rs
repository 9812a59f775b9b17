use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE PROCEDURE`
    ///
    /// Only functions can be created, and only in SQL.
    ///
    /// # Why
    /// Aurora DSQL calls the procedures of its schema `sys` and no others.
    ///
    /// # Instead
    /// Write a function in SQL, or keep the steps in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE PROCEDURE pay(account int) LANGUAGE sql AS $$ SELECT 1 $$;
    /// ```
    /// ```sql
    /// CREATE OR REPLACE PROCEDURE tidy() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE RETURN n * 2;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-01.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Procedure) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE PROCEDURE` is not supported")
                .note("Aurora DSQL has functions in SQL, and no procedures of users")
                .help("write a function in SQL, or keep the steps in the application")
                .server("0A000", "PROCEDURE is not supported"),
        );
    }
}
