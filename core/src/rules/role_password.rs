use super::role_option::{OptionKind, options};
use super::{Context, Finding, Findings};

rule! {
    /// Password of a role
    ///
    /// `PASSWORD` in `CREATE ROLE` and `ALTER ROLE` is refused.
    ///
    /// # Why
    /// Roles of Aurora DSQL log in with a token made from AWS credentials.
    ///
    /// # Instead
    /// `CREATE ROLE … WITH LOGIN`, then `AWS IAM GRANT … TO 'arn:…'`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE ROLE app WITH LOGIN PASSWORD 'secret';
    /// ```
    /// ```sql
    /// ALTER USER app WITH ENCRYPTED PASSWORD 'secret';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE ROLE app WITH LOGIN;
    /// AWS IAM GRANT app TO 'arn:aws:iam::123456789012:role/app';
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    page: "authentication-authorization",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for option in options(ctx).filter(|it| it.kind == OptionKind::Password) {
        findings.add(
            Finding::new(option.span, "a role cannot have a password")
                .note("roles in Aurora DSQL log in with a token made from AWS credentials")
                .help("leave it out and write `AWS IAM GRANT role TO 'arn:…'`"),
        );
    }
}
