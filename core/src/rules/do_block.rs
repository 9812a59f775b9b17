use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `DO`
    ///
    /// Anonymous blocks of code are not run, in no language.
    ///
    /// # Why
    /// Aurora DSQL runs no PL/pgSQL.
    ///
    /// # Instead
    /// Write the statements one by one, or keep the logic in the application.
    ///
    /// # Refused
    /// ```sql
    /// DO $$ BEGIN RAISE NOTICE 'hello'; END $$;
    /// ```
    /// ```sql
    /// DO LANGUAGE plpgsql 'BEGIN NULL; END';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// INSERT INTO users (id) VALUES (gen_random_uuid()) ON CONFLICT DO NOTHING;
    /// ```
    ///
    /// # Source
    /// Expected, since functions in other languages than SQL are refused; nobody has recorded the
    /// answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Do {
        findings.add(
            Finding::new(ctx.head(), "`DO` is not supported")
                .note("Aurora DSQL runs no PL/pgSQL")
                .help("write the statements one by one, or keep the logic in the application")
                .expected(),
        );
    }
}
