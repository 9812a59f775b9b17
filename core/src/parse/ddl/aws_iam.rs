//! DSQL's `AWS IAM GRANT` and `AWS IAM REVOKE`: which IAM role may log in as a role of the database.

use super::role_name::{RoleName, role_name};
use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::Spanned;

/// `AWS IAM GRANT role TO 'arn'` or `AWS IAM REVOKE role FROM 'arn'`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsIam {
    /// `REVOKE` rather than `GRANT`.
    pub is_revoke: bool,
    /// The role of the database.
    pub role: Spanned<RoleName>,
    /// The name of the IAM role.
    pub arn: Spanned<String>,
}

/// After `AWS IAM { GRANT | REVOKE }`.
pub(in crate::parse) fn aws_iam(it: &mut Cursor<'_>, is_revoke: bool) -> Parsed<AwsIam> {
    let role = role_name(it)?;
    it.expect(if is_revoke { K::From } else { K::To })?;
    let arn = it.eat_string().ok_or_else(|| it.unread("an ARN"))?;
    Ok(AwsIam {
        is_revoke,
        role,
        arn,
    })
}
