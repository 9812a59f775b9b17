use super::{Context, Finding, Findings};
use crate::parse::Body;

rule! {
    /// `AWS IAM GRANT` to something that is no ARN
    ///
    /// The IAM role is named by its ARN, as a string.
    ///
    /// # Why
    /// Aurora DSQL knows IAM roles of all accounts, by this name only.
    ///
    /// # Instead
    /// Write `'arn:aws:iam::<account>:role/<name>'`.
    ///
    /// # Refused
    /// ```sql
    /// AWS IAM GRANT app TO 'app-role';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// AWS IAM GRANT app TO 'arn:aws:iam::111122223333:role/app-role';
    /// AWS IAM REVOKE app FROM 'arn:aws:iam::111122223333:role/app-role';
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Troubleshooting".
    page: "troubleshooting",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Body::AwsIam(iam) = &ctx.statement.body
        && !iam.arn.value.starts_with("arn:")
        // A placeholder of a template is filled in later.
        && !iam.arn.value.contains(['$', '{', '<', ':', '%'])
    {
        findings.add(
            Finding::new(iam.arn.span, "this is no ARN")
                .note("Aurora DSQL names IAM roles by their ARN")
                .help("write `arn:aws:iam::<account>:role/<name>`")
                .server_partly(None, Some("IAM role must look like an IAM ARN".to_owned())),
        );
    }
}
