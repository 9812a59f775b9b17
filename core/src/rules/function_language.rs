use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword;

rule! {
    /// Function in another language than SQL
    ///
    /// `LANGUAGE` may name `sql` only, wherever it stands and however it is quoted.
    ///
    /// # Why
    /// Aurora DSQL runs no PL/pgSQL and loads no other language.
    ///
    /// # Instead
    /// Write the function in SQL, or keep the logic in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
    /// ```
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int AS $$ return 1 $$ LANGUAGE 'plpython3u';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION text_of_ddl() RETURNS text
    ///     LANGUAGE sql AS $$ SELECT 'TRUNCATE TABLE x; CREATE DATABASE y' $$;
    /// CREATE FUNCTION one(language text) RETURNS int RETURN 1;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE FUNCTION"; observed on a cluster 2026-09-18.
    page: "create-function-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let clauses = ctx.function_clauses();
    for (at, _) in top_level(clauses).filter(|(_, it)| it.keyword() == Some(Keyword::Language)) {
        let Some(token) = clauses.get(at + 1).copied() else {
            return;
        };
        let Some(language) = ctx.name(token).or_else(|| ctx.string(token)) else {
            continue;
        };
        if language.eq_ignore_ascii_case("sql") {
            continue;
        }
        findings.add(
            Finding::new(token.span, format!("`{language}` is not a language here"))
                .note("functions in Aurora DSQL are written in SQL")
                .help("write the function in SQL, or keep the logic in the application")
                .server(
                    "0A000",
                    format!("CREATE FUNCTION with language {language} not supported"),
                ),
        );
    }
}
