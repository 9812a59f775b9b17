use super::{Context, Finding, Findings};
use crate::ident::Keyword;
use crate::parse::Body;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE TRIGGER`
    ///
    /// Tables have no triggers, constraint triggers included.
    ///
    /// # Why
    /// Aurora DSQL runs no code of users when rows change.
    ///
    /// # Instead
    /// Do the work in the application, or in the statement that changes the rows; a column that
    /// follows from others can be `GENERATED ALWAYS AS (…) STORED`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
    /// ```
    /// ```sql
    /// CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON users DEFERRABLE
    ///     FOR EACH ROW EXECUTE FUNCTION checked();
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP TRIGGER IF EXISTS touch ON users;
    /// SELECT 'CREATE TRIGGER touch BEFORE UPDATE ON users';
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026, constraint triggers expected.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_trigger = |kind| kind == StatementKind::Create(ObjectKind::Trigger);
    if let Body::CreateSchema(schema) = &ctx.statement.body {
        for element in schema.elements.iter().filter(|it| is_trigger(it.kind)) {
            findings.add(
                Finding::new(element.head, "`CREATE TRIGGER` is not supported")
                    .note("Aurora DSQL has no triggers")
                    .help("do the work in the application or use a generated column")
                    .expected(),
            );
        }
    }
    if !is_trigger(ctx.kind()) {
        return;
    }
    let finding = Finding::new(ctx.head(), "`CREATE TRIGGER` is not supported")
        .note("Aurora DSQL has no triggers")
        .help("do the work in the application or use a generated column");
    let is_constraint = (1..4).any(|at| ctx.keyword(at) == Some(Keyword::Constraint));
    findings.add(if is_constraint {
        finding.expected()
    } else {
        finding.server("0A000", "CREATE TRIGGER not supported")
    });
}
