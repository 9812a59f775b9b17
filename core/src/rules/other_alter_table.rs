use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::Body;
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::{ObjectKind, StatementKind};
use crate::text::Severity;

rule! {
    /// `ALTER TABLE` of something the service does not have
    ///
    /// Inheritance, partitions, storage parameters, tablespaces, access methods, `SET LOGGED`,
    /// `CLUSTER`, rules and `REPLICA IDENTITY` belong to parts of PostgreSQL that Aurora DSQL
    /// leaves out.
    ///
    /// # Why
    /// None of them is in the syntax that Aurora DSQL documents.
    ///
    /// # Instead
    /// Leave the action out.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders SET (fillfactor = 70);
    /// ```
    /// ```sql
    /// ALTER TABLE orders REPLICA IDENTITY FULL;
    /// ```
    /// ```sql
    /// ALTER TABLE orders DETACH PARTITION orders_2026;
    /// ```
    /// ```sql
    /// ALTER TABLE ALL IN TABLESPACE slow OWNED BY clerk SET TABLESPACE fast;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders SET SCHEMA sales;
    /// ALTER TABLE orders OWNER TO clerk, ALTER COLUMN id RESTART WITH 100;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE", which does not name them. `DISABLE RULE` and `REPLICA
    /// IDENTITY` are refused in the fixtures of AWS's dsql-lint, whose tests run on a cluster.
    page: "alter-table-syntax-support",
    check: check,
}

/// The answer to an action.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Refused,
    Expected,
    Unknown,
}

/// By the first words of the action; what is not listed is expected to be refused.
const ANSWERS: &[(&str, Answer)] = &[
    ("DISABLE RULE", Answer::Refused),
    ("ENABLE", Answer::Unknown),
    ("NO INHERIT", Answer::Unknown),
    ("NOT OF", Answer::Unknown),
    ("REPLICA IDENTITY", Answer::Refused),
    ("SET WITHOUT", Answer::Unknown),
];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Alter(ObjectKind::Table)
        && matches!(ctx.statement.body, Body::AlterAllInTablespace(_))
        && let [first, .., last] = ctx.rest()
        && ctx.phrase(&[K::All, K::In, K::Tablespace]).is_some()
    {
        findings.add(
            Finding::new(
                first.span.to(last.span),
                "`ALL IN TABLESPACE` is not supported",
            )
            .note("Aurora DSQL has no tablespaces")
            .help("leave it out")
            .expected(),
        );
    }
    for action in ctx.alter_actions() {
        let words = match &action.kind {
            AlterActionKind::Other { words, .. } => words.as_str(),
            AlterActionKind::AlterIndexColumn { .. } => "ALTER COLUMN",
            _ => continue,
        };
        let answer = ANSWERS
            .iter()
            .find(|(start, _)| words.starts_with(start))
            .map_or(Answer::Expected, |it| it.1);
        // What follows is the parenthesis of parameters.
        let shown = match words {
            "SET" | "RESET" => format!("{words} (…)"),
            _ => words.to_owned(),
        };
        let finding = Finding::new(action.span, format!("`{shown}` is not supported"))
            .note("Aurora DSQL has no such action in `ALTER TABLE`")
            .help("leave it out");
        findings.add(match answer {
            Answer::Refused => finding,
            Answer::Expected => finding.expected(),
            Answer::Unknown => Finding::new(action.span, format!("`{shown}` is not documented"))
                .severity(Severity::Note)
                .note("what Aurora DSQL answers has not been recorded")
                .help("leave it out"),
        });
    }
}
